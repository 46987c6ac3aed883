import { element } from "./element.js";

export interface Tab {
  readonly name: string;
  readonly panel: HTMLElement;
}

/** Shows one panel at a time. @returns sets what stands beside a tab's name */
export function showTabs(
  list: HTMLElement,
  panels: HTMLElement,
  tabs: readonly Tab[],
): (name: string, note: string) => void {
  const buttons = tabs.map(({ name, panel }) => {
    const id = name.toLowerCase();
    const note = element("small", {});
    const button = element("button", { type: "button", role: "tab", id: `tab-${id}` }, name, note);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${id}`);
    button.addEventListener("click", () => choose(name));
    return { name, panel, button, note };
  });
  const choose = (chosen: string) => {
    for (const { name, panel, button } of buttons) {
      button.setAttribute("aria-selected", String(name === chosen));
      panel.hidden = name !== chosen;
    }
  };
  list.append(...buttons.map(({ button }) => button));
  panels.append(...tabs.map(({ panel }) => panel));
  choose(tabs[0]!.name);
  return (name, text) => {
    const tab = buttons.find((button) => button.name === name);
    if (tab !== undefined) tab.note.textContent = text;
  };
}
