/** Light or dark as the reader chose on the other pages of the site; else as the machine is. */
export function followTheme(): void {
  const chosen = localStorage.getItem("vitepress-theme-appearance");
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const theme =
      chosen === "dark" || chosen === "light" ? chosen : isDark.matches ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme;
  };
  isDark.addEventListener("change", apply);
  apply();
}
