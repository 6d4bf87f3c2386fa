// Text size, contrast and spacing, kept in this browser only. It runs in the head, so that the page is laid out once.
(() => {
  const root = document.documentElement
  const names = ["size", "contrast", "spacing"]
  // Storage may be switched off.
  const kept = (name) => { try { return localStorage.getItem("reading-" + name) || "" } catch { return "" } }
  const keep = (name, value) => { try { localStorage.setItem("reading-" + name, value) } catch { } }
  const show = (name, value) => value ? root.setAttribute("data-" + name, value) : root.removeAttribute("data-" + name)
  for (const name of names) show(name, kept(name))

  addEventListener("DOMContentLoaded", () => {
    const menu = document.querySelector(".reading")
    if (!menu) return
    const form = menu.querySelector("form")
    for (const name of names) {
      const choice = [...form.elements[name]].find((input) => input.value === kept(name))
      if (choice) choice.checked = true
    }
    form.addEventListener("change", ({ target }) => { keep(target.name, target.value); show(target.name, target.value) })
    form.querySelector("button").addEventListener("click", () => print())
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return
      menu.open = false
      menu.querySelector("summary").focus()
    })
    menu.hidden = false
  })
})()
