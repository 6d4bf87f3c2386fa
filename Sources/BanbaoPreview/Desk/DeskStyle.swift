/// Phones first, no web fonts; colors for light and dark, each pair of text and ground with a contrast of 4.5 or more.
let deskStyle: PreviewHTML = """
    :root {
      --ink: #1f1d1a; --soft: #5d5850; --line: #ddd6ca; --paper: #fffdf9; --panel: #f6f1e8; --card: #fff; --link: #0b4f9e;
      --bar: #a61b1b; --focus: #b36b00; --error: #b00020; --warning: #7a4d00;
      --draft: #5f4300; --draft-ground: #ffe9b0; --scheduled: #0b4f9e; --scheduled-ground: #dcebff;
      --expired: #4d4d4d; --expired-ground: #e6e6e6;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #ece7df; --soft: #b3aca1; --line: #4a453e; --paper: #1c1a17; --panel: #2a2723; --card: #24211e; --link: #8ec1ff;
        --bar: #7a1414; --focus: #ffc04d; --error: #ff9aa2; --warning: #f2c063;
        --draft: #ffe09a; --draft-ground: #4d3a0c; --scheduled: #b9d9ff; --scheduled-ground: #173a63;
        --expired: #d0d0d0; --expired-ground: #3f3f3f;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; color-scheme: light dark; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font: 1rem/1.6 -apple-system, "Segoe UI", Roboto, "Liberation Sans", "DejaVu Sans", "PingFang SC", "HarmonyOS Sans SC",
        MiSans, "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
    }
    a { color: var(--link); text-underline-offset: 0.2em; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    [tabindex="-1"]:focus { outline: 0; }
    .skip { position: absolute; left: -999em; }
    .skip:focus { left: 0.5rem; top: 0.5rem; padding: 0.5rem 1rem; background: var(--card); z-index: 1; }
    header { background: var(--bar); color: #fff; }
    header a { color: #fff; }
    header :focus-visible { outline-color: #fff; }
    .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding: 0.7rem 1rem; }
    .desk .bar, .desk main { max-width: 80rem; margin: 0 auto; }
    h1 { margin: 0; font-size: 1.25rem; line-height: 1.4; }
    h2 { margin: 1.2rem 0 0.2rem; font-size: 1.15rem; line-height: 1.4; }
    .desk main { padding: 0.6rem 1rem 3rem; }
    .status { margin: 0.6rem 0; }
    .notice { margin: 0.6rem 0; padding: 0.5rem 0.9rem; border-left: 4px solid var(--error); background: var(--panel); }
    .hint { margin: 0 0 0.6rem; color: var(--soft); font-size: 0.9rem; }
    .kinds ul { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.6rem 0; padding: 0; list-style: none; }
    .kinds a {
      display: block; padding: 0.35rem 0.8rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card);
      color: var(--ink); text-decoration: none;
    }
    .kinds a:hover { border-color: var(--soft); }
    .kinds [aria-current] { background: var(--ink); border-color: var(--ink); color: var(--paper); }
    .count { font-variant-numeric: tabular-nums; opacity: 0.8; }
    form { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6rem 0.8rem; align-items: end; margin: 0.8rem 0; }
    form p { margin: 0; min-width: 0; }
    .wide { grid-column: 1 / -1; }
    label { display: block; color: var(--soft); font-size: 0.9rem; }
    input, select, button {
      width: 100%; min-height: 2.6rem; padding: 0.3rem 0.7rem; border: 1px solid var(--soft); border-radius: 6px;
      background: var(--card); color: var(--ink); font: inherit;
    }
    button { background: var(--panel); cursor: pointer; }
    button:hover { background: var(--line); }
    form p:last-child { grid-column: 1 / -1; }
    table { width: 100%; border-collapse: collapse; }
    table, tbody, tr, th, td { display: block; text-align: start; }
    thead { position: absolute; left: -999em; }
    tbody tr { margin: 0 0 0.8rem; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
    tbody th { font-weight: 600; }
    td { margin-top: 0.4rem; padding-top: 0.4rem; border-top: 1px solid var(--line); }
    .label { display: block; color: var(--soft); font-size: 0.85rem; }
    tbody a { text-decoration-color: var(--soft); text-decoration-thickness: 1px; }
    tbody a:hover { text-decoration-thickness: 2px; }
    .facts { display: flex; flex-wrap: wrap; gap: 0 0.9rem; margin: 0.1rem 0 0; padding: 0; list-style: none; color: var(--soft); font-size: 0.9rem; }
    .facts li { font-variant-numeric: tabular-nums; }
    .none { color: var(--soft); font-style: italic; }
    :lang(zh) .none { font-style: normal; }
    .state { display: inline-block; padding: 0 0.5rem; border: 1px solid transparent; border-radius: 4px; font-size: 0.85rem; }
    .draft { color: var(--draft); background: var(--draft-ground); }
    .scheduled { color: var(--scheduled); background: var(--scheduled-ground); }
    .expired { color: var(--expired); background: var(--expired-ground); }
    .broken { color: var(--error); border-color: currentColor; }
    .error { color: var(--error); font-weight: 600; }
    .warning { color: var(--warning); }
    .pages { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.4rem 1.5rem; margin: 1.2rem 0; }
    @media (min-width: 48rem) {
      form { grid-template-columns: 2fr 1fr 1fr auto; }
      .wide, form p:last-child { grid-column: auto; }
      button { padding: 0.3rem 1.4rem; }
      table { display: table; table-layout: fixed; }
      thead { display: table-header-group; position: static; }
      tbody { display: table-row-group; }
      tr, tbody tr { display: table-row; padding: 0; border: 0; background: none; }
      th, td { display: table-cell; margin: 0; padding: 0.6rem 0.7rem; border: 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      thead th { position: sticky; top: 0; background: var(--panel); }
      thead th:first-child { width: 22%; }
      tbody tr:hover { background: var(--panel); }
      .label { display: none; }
    }
    .compare { display: flex; flex-direction: column; height: 100vh; height: 100dvh; }
    .compare h1 { font-size: 1rem; }
    .frames { flex: 1; display: flex; flex-direction: column; min-height: 0; }
    .frames section { flex: 1; display: flex; flex-direction: column; min-width: 0; min-height: 0; border-top: 1px solid var(--line); }
    .frames h2 { margin: 0; padding: 0.2rem 1rem; background: var(--panel); font-size: 0.95rem; }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: #fff; }
    @media (min-width: 48rem) {
      .frames { flex-direction: row; }
      .frames section + section { border-inline-start: 1px solid var(--line); }
    }
    .note main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; }
    .problems main { max-width: 60rem; }
    .problems .bar { max-width: 60rem; margin: 0 auto; }
    \(problemStyle(in: "main"))
    code { font: 0.95em ui-monospace, monospace; }
    """
