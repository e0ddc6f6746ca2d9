"use strict";
// The form works without this script; with it, files can be dropped and results grow to their height.

const $ = (id) => document.getElementById(id);
const { form, text, files, chosen, box, result, working, downloads } = Object.fromEntries(
  ["form", "text", "files", "chosen", "box", "result", "working", "downloads"].map((id) => [id, $(id)]),
);

function showChosen() {
  const names = [...files.files].map((file) => file.name);
  const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? ", …" : "");
  chosen.textContent = names.length ? `${chosen.dataset.chosen} ${names.length} (${shown})` : chosen.dataset.empty;
}

files.addEventListener("change", () => {
  showChosen();
  if (files.files.length) form.requestSubmit();
});
for (const name of ["dragover", "dragenter"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) box.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  box.classList.remove("over");
  if (!event.dataTransfer.files.length) {
    text.value = event.dataTransfer.getData("text") || text.value;
    return;
  }
  files.files = event.dataTransfer.files;
  showChosen();
  form.requestSubmit();
});

text.addEventListener("input", () => {
  if (!files.files.length) return;
  files.value = ""; // what is typed is meant, not what was dropped before
  showChosen();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
$("example").addEventListener("click", () => {
  form.reset();
  text.value = text.dataset.sample;
  form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  if (!text.value.trim() && !files.files.length) {
    event.preventDefault();
    text.focus();
    return;
  }
  if (event.submitter?.formTarget === "download") return;
  working.textContent = working.dataset.working;
  result.hidden = false;
});
form.addEventListener("reset", () => {
  result.hidden = downloads.hidden = true;
  setTimeout(showChosen);
});
result.addEventListener("load", () => {
  const page = result.contentDocument;
  if (!page || page.location.href === "about:blank") return;
  working.textContent = "";
  downloads.hidden = page.querySelector(".nx-text, #rows") === null;
  const report = page.querySelector("#rows") !== null; // a page with a height of its own
  result.classList.toggle("plain", !report);
  result.style.height = report ? "" : `${page.documentElement.scrollHeight + 4}px`;
  result.scrollIntoView({ behavior: "smooth", block: "nearest" });
});
