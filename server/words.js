// Streamlit's few built-in words cannot be translated on the server: say them in the page's language, wherever they appear.
(() => {
  const spoken = window.fairWords;  // language: {built-in word: ours}
  let words = {};
  // Words may stand in the language shown before: each is found by what it is in any language.
  let language;
  const speak = () => {
    if (language === document.documentElement.lang) return;
    language = document.documentElement.lang;
    const now = spoken[document.documentElement.lang] ?? {};
    words = Object.fromEntries(
      Object.values(spoken).flatMap((known) => Object.entries(known).map(([built, said]) => [said, now[built]])),
    );
    Object.assign(words, now);
    if (document.body) all(document.body);
  };
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
  speak();
  // Light or dark: Streamlit keeps the choice apart for each address, so it is told again wherever a page is loaded.
  const choose = (theme) => localStorage.setItem(`stActiveTheme-${location.pathname}-v2`, JSON.stringify(theme));
  if (localStorage.fairTone) choose(localStorage.fairTone);
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".tone")) return;
    const dark = document.querySelector(".stApp").dataset.tone !== "dark";
    const asSystem = matchMedia("(prefers-color-scheme: dark)").matches === dark;
    localStorage.fairTone = asSystem ? "System" : dark ? "Dark" : "Light";
    location.reload();
  });
  // Tell the style sheet which of the two themes is shown: it is Streamlit that knows.
  const tone = () => {
    const app = document.querySelector(".stApp");
    if (!app) return;
    const dark = getComputedStyle(app).colorScheme === "dark";
    if (app.dataset.tone !== (dark ? "dark" : "light")) app.dataset.tone = dark ? "dark" : "light";
    app.style.setProperty("--paper", getComputedStyle(app).backgroundColor);
    document.querySelector(".st-key-progress")?.setAttribute("aria-live", "polite");
  };
  // Many people write 2,5: a number field may take the comma for nothing, and would read 25.
  document.addEventListener("beforeinput", (event) => {
    if (event.data !== "," || event.target.type !== "number") return;
    event.preventDefault();
    document.execCommand("insertText", false, ".");
  });
  // A new page starts at its top; the same page, drawn again, stays where it was.
  let shown;
  window.fairPage = (page) => {
    if (shown !== undefined && shown !== page) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    shown = page;
  };
  // How far each step has come, shown beside it in the menu; and an address that finds this assessment after a reload.
  let states = {};
  const mark = () => {
    for (const link of document.querySelectorAll('[data-testid="stSidebarNavLink"]')) {
      const state = states[new URL(link.href).pathname.split("/").pop()] ?? "";
      const name = [link.innerText.trim(), words[`state ${state}`]].filter(Boolean).join(", ");
      if (link.dataset.state !== state) link.dataset.state = state;
      if (state && link.getAttribute("aria-label") !== name) link.setAttribute("aria-label", name);
    }
  };
  window.fairStanding = (query, standing) => {
    states = standing;
    speak();
    mark();
    const asked = new URLSearchParams(location.search);
    asked.delete("q");
    Object.entries(query).forEach(([key, value]) => asked.set(key, value));
    if (location.search !== `?${asked}`) history.replaceState(history.state, "", `${location.pathname}?${asked}`);
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
    mark();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "title", "class"] });
})();
