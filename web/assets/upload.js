// Takes files dropped anywhere on the page or chosen, sends each at once with a bar of its own, and tells beside it what is wrong with it.
// Everything but the dropping and the bars works without this script.
"use strict";
(() => {
  const form = document.querySelector("[data-tray]");
  if (!form) return;
  const most = Number(form.dataset.most);
  const largest = 20 << 20;
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".tray-files");
  const title = form.querySelector(".tray h3");
  const alert = form.querySelector("[data-alert]");
  const year = form.querySelector("[name=year]").value;
  const waiting = [];
  let sending = false;

  for (const part of form.querySelectorAll("[data-script]")) part.hidden = false;
  for (const part of form.querySelectorAll("[data-plain]")) part.hidden = true;

  const say = (message) => {
    alert.textContent = message;
    alert.hidden = message === "";
  };

  const sized = (n) => (n >= 1 << 20 ? (n / (1 << 20)).toFixed(1) + " MB" : n >= 1 << 10 ? Math.round(n / 1024) + " KB" : n + " 字节");

  const made = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  const entitle = () => {
    title.hidden = list.children.length === 0;
  };

  const drop = (row) => {
    const next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    entitle();
    (next?.querySelector("button") || input).focus();
  };

  const remover = (row, name) => {
    const button = made("button", "link", "移去");
    button.type = "button";
    button.setAttribute("aria-label", "移去 " + name);
    button.addEventListener("click", () => drop(row));
    return button;
  };

  const rowOf = (file) => {
    for (const before of [...list.children]) {
      if (before.querySelector(".tray-name").textContent === file.name) before.remove();
    }
    const row = made("li");
    row.append(made("span", "tray-name", file.name), " ", made("span", "hint", sized(file.size)), " ");
    list.append(row);
    entitle();
    return row;
  };

  const refuse = (row, name, faults) => {
    row.className = "refused";
    row.querySelector("progress")?.remove();
    row.querySelector(".badge")?.remove();
    row.append(made("span", "badge error", "✕ 不能报送"), " ", remover(row, name));
    for (const fault of faults) row.append(made("p", "fault", fault));
  };

  const keep = (row, file) => {
    row.dataset.file = file.id;
    row.querySelector("progress")?.remove();
    row.querySelector(".badge")?.remove();
    const button = made("button", "link", "移去");
    button.setAttribute("form", "tray-drop");
    button.type = "submit";
    button.name = "file";
    button.value = file.id;
    button.setAttribute("aria-label", "移去 " + file.name);
    row.append(made("span", "badge good", "✓ 已选好"), " ", button);
  };

  const send = (file, row) =>
    new Promise((done) => {
      const bar = row.querySelector("progress");
      const state = row.querySelector(".badge");
      const request = new XMLHttpRequest();
      const lost = () => {
        refuse(row, file.name, ["没有传上去，请检查网络，再选一次。"]);
        done();
      };
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.max = event.total;
        bar.value = event.loaded;
        state.textContent = event.loaded < event.total ? "正在上传 " + Math.floor((100 * event.loaded) / event.total) + "%" : "正在检查";
      });
      request.addEventListener("error", lost);
      request.addEventListener("abort", lost);
      request.addEventListener("load", () => {
        let answer = null;
        try {
          answer = JSON.parse(request.responseText).files;
        } catch {
          answer = null;
        }
        if (!answer || !answer.length) {
          if (request.responseURL.includes("/login")) say("登录已过期。已经选好的文件还在，请重新登录后再选其余的。");
          refuse(row, file.name, ["没有收下，请重新打开本页再试。"]);
        } else if (answer[0].id) {
          keep(row, answer[0]);
        } else {
          refuse(row, file.name, answer[0].faults);
        }
        done();
      });
      const body = new FormData();
      body.append("year", year);
      body.append("files", file, file.name);
      request.open("POST", form.dataset.tray);
      request.setRequestHeader("Accept", "application/json");
      request.send(body);
    });

  const work = async () => {
    if (sending) return;
    sending = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await send(next.file, next.row);
    sending = false;
  };

  const take = (files) => {
    say("");
    for (const file of files) {
      const row = rowOf(file);
      if (file.size === 0) {
        refuse(row, file.name, ["文件是空的。请检查是否选错了文件。"]);
      } else if (file.size > largest) {
        refuse(row, file.name, ["文件太大，最多 20 MB。请压缩图片，或把扫描件分成几个文件。"]);
      } else if (list.querySelectorAll("li:not(.refused)").length > most) {
        refuse(row, file.name, ["一次最多报送" + most + "个文件，请先移去不报送的。"]);
      } else {
        const bar = made("progress");
        bar.max = file.size;
        bar.value = 0;
        bar.setAttribute("aria-label", file.name + " 上传进度");
        row.append(made("span", "badge note", "等待上传"), " ", bar);
        waiting.push({ file, row });
      }
    }
    work();
  };

  // The field lets go of its files before others are chosen, and before the form is sent: by then they are there.
  const empty = () => {
    input.value = "";
  };
  empty();
  input.addEventListener("click", empty);
  input.addEventListener("change", () => take([...input.files]));

  document.getElementById("tray-drop").addEventListener("submit", async (event) => {
    const row = event.submitter?.closest("li");
    if (!row) return;
    event.preventDefault();
    const body = new URLSearchParams({ file: event.submitter.value, year });
    const answer = await fetch(event.target.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) drop(row);
    else say("没有移去，请重新打开本页再试。");
  });

  form.addEventListener("submit", (event) => {
    let message = "";
    if (sending || waiting.length) message = "还有文件正在上传，请等传完再报送。";
    else if (list.querySelector(".refused")) message = "有文件不能报送，请移去或换掉它们，再报送。";
    else if (!list.children.length) message = "还没有选择文件。请选择填好的报送表，附件可以一起选。";
    say(message);
    if (message) event.preventDefault();
    else empty();
  });

  onDrop(form, (files) => {
    take([...files]);
    form.scrollIntoView({ block: "nearest" });
  });
})();
