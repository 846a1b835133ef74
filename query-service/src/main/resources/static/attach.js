// Says that a file is too large before it is sent; without this the answer says so.
const attached = document.querySelector("input[type=file][data-limit]");
const attachedError = document.getElementById("f-file-error");
if (attached && attachedError) {
  const described = (attached.getAttribute("aria-describedby") ?? "").replace(" f-file-error", "");
  const tooLarge = () => [...attached.files].some(one => one.size > Number(attached.dataset.limit));
  const say = () => {
    const wrong = tooLarge();
    attachedError.hidden = !wrong;
    attachedError.textContent = wrong ? attached.dataset.tooLarge : "";
    attached.setAttribute("aria-describedby", wrong ? `${described} f-file-error` : described);
    if (wrong) {
      attached.setAttribute("aria-invalid", "true");
    } else {
      attached.removeAttribute("aria-invalid");
    }
  };
  attached.addEventListener("change", say);
  attached.form.addEventListener("submit", event => {
    if (tooLarge()) {
      event.preventDefault();
      say();
      attached.focus();
    }
  });
}
