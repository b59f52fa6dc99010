// Leave this page: at a press of the button, or of Shift three times within two seconds. The page goes blank at once,
// and its place in the history is taken by the page we go to. Without this script the button is a plain link.
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

  // A press counts when Shift goes down and up with nothing in between: Shift that makes a capital letter, selects
  // text or goes with a click does not.
  let bare = false;
  let presses = 0;
  let timer;
  const count = (now) => {
    presses = now;
    status.textContent = presses ? link.dataset[presses === 1 ? "two" : "one"] : "";
    if (presses < 2) clearTimeout(timer);
    if (presses === 1) timer = setTimeout(() => count(0), 2000);
  };
  const other = () => {
    bare = false;
    if (presses) count(0);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") other();
    else if (!event.repeat) bare = !(event.ctrlKey || event.altKey || event.metaKey);
  });
  addEventListener("pointerdown", other);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !bare) return;
    bare = false;
    if (presses === 2) leave();
    else count(presses + 1);
  });

  // Back from elsewhere, out of the browser's memory: show nothing that was typed.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.body.hidden) location.reload();
  });
})();
