// What pages share on which files may be dropped.
"use strict";

// onDrop marks a form while files are held over the page, and gives those that are dropped anywhere on it to take.
const onDrop = (form, take) => {
  const brings = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  let depth = 0;
  addEventListener("dragenter", (event) => {
    if (!brings(event)) return;
    depth++;
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!brings(event) || --depth > 0) return;
    depth = 0;
    form.classList.remove("over");
  });
  addEventListener("dragover", (event) => {
    if (brings(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove("over");
    take(event.dataTransfer.files);
  });
};
