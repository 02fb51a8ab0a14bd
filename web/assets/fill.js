// Lets a dossier be dropped anywhere on the page. Everything works without this script.
"use strict";
(() => {
  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const most = 8 << 20;
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const alert = form.querySelector("[data-alert]");

  const refuse = (message) => {
    alert.textContent = message;
    alert.hidden = message === "";
  };

  const wrong = (files) => {
    if (files.length !== 1) return "请一次选择一份卷宗文件。";
    if (files[0].size === 0) return "“" + files[0].name + "”是空的，请检查是否选错了文件。";
    if (files[0].size > most) return "“" + files[0].name + "”超过 8 MB，这不是会商卷宗，请检查是否选错了文件。";
    return "";
  };

  input.addEventListener("change", () => refuse(input.files.length ? wrong(input.files) : ""));

  form.addEventListener("submit", (event) => {
    const message = wrong(input.files);
    refuse(message);
    if (message) {
      event.preventDefault();
      return;
    }
    button.disabled = true;
    button.textContent = "正在读取……";
  });

  addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = "上传并查看";
  });

  onDrop(form, (files) => {
    const message = wrong(files);
    refuse(message);
    if (message) return;
    input.files = files;
    form.requestSubmit();
  });
})();
