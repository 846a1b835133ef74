// Looks again by itself while it may, and listens while something is rebuilt; without it, the link reloads the page.
(() => {
  "use strict";
  const choice = document.getElementById("live-choice");
  const live = document.getElementById("live");
  if (!choice || !live || !document.getElementById("state")) return;
  choice.hidden = false;
  const parts = () => [...document.querySelectorAll("[data-live]")];
  const state = () => document.getElementById("state");
  const rebuilds = () => [...document.querySelectorAll("[data-rebuild]")];
  const busy = () => state().dataset.busy === "true";
  const wanted = () => live.checked && !document.hidden;
  let timer;
  let looking = false;
  let stream = null;
  let refused = -20000;

  const wait = () => {
    clearTimeout(timer);
    // Often only where nobody tells it how a rebuild goes.
    timer = setTimeout(look, busy() && !stream ? 2000 : 20000);
  };

  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      // Whoever is in one of the parts is not disturbed.
      if (wanted() && !parts().some(part => part.contains(document.activeElement))) {
        const from = `${state().dataset.from}?seen=${encodeURIComponent(state().dataset.seen)}`;
        const answer = await fetch(from, { credentials: "same-origin", redirect: "error" });
        if (answer.status === 200) {
          const found = new DOMParser().parseFromString(await answer.text(), "text/html");
          // An answer that is something else leaves the page as it is.
          if (found.getElementById("state")) {
            for (const part of parts()) {
              const next = found.getElementById(part.id);
              if (next) part.replaceWith(next);
            }
          }
        }
      }
    } catch {
      // Soon again.
    }
    looking = false;
    listen();
    wait();
  };

  const hangUp = () => {
    if (stream) stream.close();
    stream = null;
  };

  const tell = (underway) => {
    for (const place of rebuilds()) {
      const one = underway.find(other => other.name === place.dataset.rebuild);
      if (!one) {
        // It is over, while another goes on.
        look();
        return;
      }
      const bar = place.querySelector("progress");
      if (bar) bar.value = one.percent;
      for (const part of place.querySelectorAll("[data-part]")) {
        if (part.textContent !== one[part.dataset.part]) part.textContent = one[part.dataset.part];
      }
    }
  };

  const listen = () => {
    if (!wanted() || !busy() || !window.EventSource) {
      hangUp();
      return;
    }
    if (stream || performance.now() - refused < 20000) return;
    // A connection that breaks is tried again by the browser; one that is refused ends here.
    stream = new EventSource("/operator/progress");
    stream.addEventListener("progress", event => tell(JSON.parse(event.data)));
    stream.addEventListener("end", () => {
      hangUp();
      look();
    });
    stream.addEventListener("error", () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        refused = performance.now();
        wait();
      }
    });
  };

  live.addEventListener("change", listen);
  document.addEventListener("visibilitychange", listen);
  listen();
  wait();
})();
