// Every page works without this.

// Drafts: what is no personal detail, in this tab alone, until it is sent or somebody signs out.
const store = (() => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
})();
const DRAFT = "pulang.draft ";
const SENT = "pulang.sent";
const WHOSE = "pulang.whose";

// What a page asks by itself tells when nobody is signed in any more: then nobody else may read on, or find what was begun.
document.addEventListener("htmx:responseError", event => {
  if (event.detail.xhr.status === 401) {
    store?.clear();
    location.replace("/");
  } else if (event.detail.xhr.status < 500) {
    event.detail.elt.remove();
  }
});

// Leaves nothing in the history, and no draft; Escape twice does the same.
const exit = document.getElementById("quick-exit");
if (exit) {
  const leave = () => {
    document.documentElement.hidden = true;
    store?.clear();
    location.replace(exit.href);
  };
  exit.addEventListener("click", event => {
    event.preventDefault();
    leave();
  });
  let before = 0;
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.repeat) {
      return;
    }
    if (event.timeStamp - before < 700) {
      leave();
    }
    before = event.timeStamp;
  });
}

// A page shown from the browser's memory after going back would show a case to whoever presses the key.
addEventListener("pageshow", event => {
  if (event.persisted) {
    location.reload();
  }
});

// What was refused is the first thing to read.
const first = document.querySelector("[data-focus]");
if (first) {
  first.focus();
}

if (store) {
  const who = document.querySelector(".sign-out span")?.textContent;
  if (who && store.getItem(WHOSE) !== who) {
    store.clear();
    store.setItem(WHOSE, who);
  }
  for (const out of document.querySelectorAll("form.sign-out, #end-of-session")) {
    out.addEventListener("submit", () => store.clear());
  }
  if (new URLSearchParams(location.search).has("after") && store.getItem(SENT)) {
    store.removeItem(store.getItem(SENT));
    store.removeItem(SENT);
  }
  const form = document.querySelector("form.command[data-draft]");
  if (form) {
    const name = DRAFT + form.dataset.draft;
    const kept = () => [...form.elements].filter(field =>
      field.name.startsWith("/") && field.type !== "hidden" && field.dataset.personal === undefined);
    // What was sent, but whose answer was lost, is sent again as the same: it is recorded once.
    const asSent = () => ["key", "version"].map(hidden => form.elements.namedItem(hidden)).filter(Boolean);
    const saved = store.getItem(name);
    // A form that comes back refused brings its input along.
    if (saved && !document.querySelector("[data-focus]")) {
      const values = new Map(JSON.parse(saved));
      for (const field of asSent()) {
        field.value = values.get(field.name)?.[0] ?? field.value;
      }
      for (const field of kept()) {
        const value = values.get(field.name);
        if (value === undefined) {
          continue;
        }
        if (field.type === "radio" || field.type === "checkbox") {
          field.checked = value.includes(field.value);
        } else if (field.value === "" && value.length > 0) {
          field.value = value[0];
        }
      }
    }
    const save = sent => {
      const values = new Map(sent ? asSent().map(field => [field.name, [field.value]]) : []);
      for (const field of kept()) {
        const list = values.get(field.name) ?? [];
        if (!(field.type === "radio" || field.type === "checkbox") || field.checked) {
          list.push(field.value);
        }
        values.set(field.name, list);
      }
      store.setItem(name, JSON.stringify([...values]));
    };
    if (saved && document.querySelector("[data-focus]")) {
      save(false);
    }
    form.addEventListener("input", () => save(false));
    form.addEventListener("change", () => save(false));
    form.addEventListener("submit", () => {
      save(true);
      store.setItem(SENT, name);
    });
  }
}
