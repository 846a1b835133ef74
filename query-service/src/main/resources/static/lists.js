/* Lists by keyboard, for those who want it; everything works without. */
(() => {
  'use strict';
  const table = document.querySelector('table[data-keys]');
  if (!table) {
    return;
  }
  const help = document.getElementById(table.dataset.keys);
  if (help) {
    help.hidden = false;
    help.tabIndex = 0;
  }
  const links = [...table.querySelectorAll('tbody tr')].map((row) => row.querySelector('th a, td a')).filter((link) => link);

  // Keys of one letter must not take what somebody types, nor what belongs to the browser (WCAG 2.1.4: only while a row has the focus,
  // or the line that tells of them).
  const typing = (target) => target.closest('input, select, textarea, button, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) {
      return;
    }
    if (!table.contains(event.target) && event.target !== help) {
      return;
    }
    const row = event.target.closest('tr');
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    if (event.key === 'j' || event.key === 'k') {
      const next = links[Math.min(Math.max(event.key === 'j' ? at + 1 : at - 1, 0), links.length - 1)];
      if (next) {
        event.preventDefault();
        next.focus();
        next.scrollIntoView({ block: 'nearest' });
      }
    } else if (event.key === 'n' || event.key === 'p') {
      const page = document.querySelector(event.key === 'n' ? 'nav.steps a[rel=next]' : 'nav.steps a[rel=first]');
      if (page) {
        event.preventDefault();
        page.focus();
        page.click();
      }
    }
  });
})();
