// Streamlit's few built-in words cannot be translated on the server: say them in the page's language, wherever they appear.
(() => {
  const words = window.fairWords;
  const attributes = ["aria-label", "title", "placeholder"];
  const say = (element) => {
    for (const name of attributes) {
      const said = element.getAttribute?.(name);
      const word = words[said];
      if (word && word !== said) element.setAttribute(name, word);  // setting the same again would call us for ever
    }
    for (const child of element.childNodes ?? []) {
      const word = child.nodeType === 3 ? words[child.data.trim()] : undefined;
      if (word && word !== child.data) child.data = word;
    }
  };
  const all = (root) => {
    if (root.nodeType !== 1) return;
    say(root);
    root.querySelectorAll("[aria-label],[title],[placeholder],button,a,p,div,h2,[role=option] span").forEach(say);
  };
  // Tell the style sheet which of the two themes is shown: it is Streamlit that knows.
  const tone = () => {
    const app = document.querySelector(".stApp");
    if (!app) return;
    const dark = getComputedStyle(app).colorScheme === "dark";
    if (app.dataset.tone !== (dark ? "dark" : "light")) app.dataset.tone = dark ? "dark" : "light";
    app.style.setProperty("--paper", getComputedStyle(app).backgroundColor);
    document.querySelector(".st-key-progress")?.setAttribute("aria-live", "polite");
  };
  // A new page starts at its top; the same page, drawn again, stays where it was.
  let shown;
  window.fairPage = (page) => {
    if (shown !== undefined && shown !== page) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    shown = page;
  };
  // How far one has come, told by the question that was just answered.
  window.fairProgress = (line) => {
    const shown = document.querySelector(".st-key-progress .come");
    if (shown) shown.outerHTML = line;
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      change.addedNodes.forEach(all);
      if (change.type === "attributes") say(change.target);
    }
    tone();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "title", "class"] });
})();
