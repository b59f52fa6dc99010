// Leave this page: at a press of the button, or of Shift three times. The page goes blank at once, and its
// place in the history is taken by the page we go to. Without this script the button is a plain link.
(() => {
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const status = document.getElementById("leave-status");

  const leave = () => {
    for (const form of document.forms) form.reset();
    document.body.hidden = true;
    document.title = " ";
    if (link.dataset.ends) navigator.sendBeacon(link.dataset.ends);
    location.replace(link.href);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let presses = 0;
  let timer;
  addEventListener("keyup", (event) => {
    clearTimeout(timer);
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses === 3) return leave();
    status.textContent = presses ? link.dataset[presses === 1 ? "two" : "one"] : "";
    timer = setTimeout(() => {
      presses = 0;
      status.textContent = "";
    }, 2500);
  });

  // Back from elsewhere, out of the browser's memory: show nothing that was typed.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.body.hidden) location.reload();
  });
})();
