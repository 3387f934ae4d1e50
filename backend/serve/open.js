try {
  localStorage.setItem("intendant.key", document.body.dataset.key);
} finally {
  location.replace("/");
}
