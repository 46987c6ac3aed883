/** A place in the page where components are shown, for React. */
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

export interface Shown {
  text(): string;
  press(label: string): void;
  end(): void;
}

export function show(node: ReactNode): Shown {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  root.render(node);
  return {
    text: () => place.textContent,
    press(label) {
      const buttons = [...place.querySelectorAll("button")];
      const button = buttons.find(({ textContent }) => textContent === label);
      if (!button) throw new Error(`no button ${label} in ${place.innerHTML}`);
      button.click();
    },
    end() {
      root.unmount();
      place.remove();
    },
  };
}
