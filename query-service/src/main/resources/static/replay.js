// The slider of a history says where it stands while it moves, and leads there when it is let go. Without this, the button beside it does,
// as do the links before and after it and the field of the number.
(() => {
  "use strict";
  const slide = document.getElementById("slide");
  const shown = document.getElementById("slide-at");
  const hint = document.getElementById("slide-hint");
  if (!slide || !slide.form || !shown || !hint) {
    return;
  }
  const KEYS = "pulang.slide";
  const store = (() => {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  })();

  const tell = () => {
    const words = slide.dataset.words.replace("N", slide.value);
    shown.textContent = words;
    slide.setAttribute("aria-valuetext", words);
  };
  // Some browsers bring back where it stood when the page was left.
  slide.value = slide.defaultValue;
  tell();
  shown.hidden = false;
  hint.hidden = false;
  slide.setAttribute("aria-describedby", "slide-hint");

  // Who moves it by keys goes on from where they are, also on the page that opens.
  if (store && store.getItem(KEYS)) {
    store.removeItem(KEYS);
    slide.focus();
  }

  let byKeys = false;
  let soon = 0;
  slide.addEventListener("keydown", () => { byKeys = true; });
  slide.addEventListener("pointerdown", () => { byKeys = false; });
  slide.addEventListener("input", () => {
    clearTimeout(soon);
    tell();
  });
  // A key changes it each time it is pressed: several presses are one move.
  slide.addEventListener("change", () => {
    clearTimeout(soon);
    if (slide.value === slide.defaultValue) {
      return;
    }
    soon = setTimeout(() => {
      if (byKeys && store) {
        store.setItem(KEYS, "1");
      }
      slide.form.requestSubmit();
    }, byKeys ? 800 : 0);
  });
})();
