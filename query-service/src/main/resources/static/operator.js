// Looks again by itself while it may; without it, the link reloads the page.
(() => {
  "use strict";
  const choice = document.getElementById("live-choice");
  const live = document.getElementById("live");
  let state = document.getElementById("state");
  if (!choice || !live || !state) return;
  choice.hidden = false;
  const look = async () => {
    try {
      // Whoever is in the table is not disturbed.
      if (live.checked && !document.hidden && !state.contains(document.activeElement)) {
        const from = `${state.dataset.from}?seen=${encodeURIComponent(state.dataset.seen)}`;
        const answer = await fetch(from, { credentials: "same-origin", redirect: "error" });
        if (answer.status === 200) {
          const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("state");
          if (found) {
            state.replaceWith(found);
            state = found;
          }
        }
      }
    } catch {
      // Soon again.
    }
    setTimeout(look, state.dataset.busy === "true" ? 2000 : 20000);
  };
  setTimeout(look, state.dataset.busy === "true" ? 2000 : 20000);
})();
