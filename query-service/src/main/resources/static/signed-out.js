// Whoever has scripts need not press the button.
document.getElementById("end-of-session").submit();
