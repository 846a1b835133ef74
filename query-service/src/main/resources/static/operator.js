// Looks again by itself while it may; without it, the link reloads the page.
(() => {
  "use strict";
  const choice = document.getElementById("live-choice");
  const live = document.getElementById("live");
  if (!choice || !live || !document.getElementById("state")) return;
  choice.hidden = false;
  const parts = () => [...document.querySelectorAll("[data-live]")];
  const state = () => document.getElementById("state");
  const wait = () => setTimeout(look, state().dataset.busy === "true" ? 2000 : 20000);
  const look = async () => {
    try {
      // Whoever is in one of the parts is not disturbed.
      if (live.checked && !document.hidden && !parts().some(part => part.contains(document.activeElement))) {
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
    wait();
  };
  wait();
})();
