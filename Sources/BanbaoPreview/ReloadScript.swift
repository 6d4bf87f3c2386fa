import BanbaoText

/// The script of live reload, for pages of one state of the site. It is a file, so that the policy of a theme that allows no script
/// inside a page allows it.
struct ReloadScript: Sendable {
    let token: String
    /// Of the site when the page was asked for: a page that was made while the site changed is loaded once more.
    let generation: Int
    /// The same for the parts of pages that belong to the preview.
    let partsGeneration: Int

    /// In: an HTML page. Out: the same with the script before `</body>`, or at its end.
    func added(to page: [UInt8]) -> [UInt8] {
        let place = Self.endOfBody(in: page) ?? page.count
        let call = """
            <script src="/\(Self.path)" data-generation="\(generation)" data-parts="\(partsGeneration)" data-token="\(token)"></script>

            """
        return page[..<place] + Array(call.utf8) + page[place...]
    }

    /// As `PreviewSite.answer` takes it.
    static let path = "_banbao/reload.js"
    static var answer: PreviewAnswer {
        PreviewAnswer(mediaType: mediaType(ofPath: path), body: .bytes(Array(reloadScript.utf8)), isPage: false)
    }

    /// Where the last `</body` begins: an earlier one would be the text of a script or a comment.
    private static func endOfBody(in page: [UInt8]) -> Int? {
        let tag = Array("</body".utf8)
        guard page.count >= tag.count else { return nil }
        return (0...page.count - tag.count).last { start in
            page[start] == tag[0]
                && page[start..<start + tag.count].elementsEqual(tag) { $0 == $1 || isLetter($0) && $0 | 0x20 == $1 }
        }
    }
}

/// What open pages do about a change of the site.
package enum ReloadChange: Sendable {
    /// Load themselves again, where they were scrolled to.
    case page
    /// Take the style sheet again, without being loaded: its path now, as `PreviewSite.answer` takes it. The name without the
    /// fingerprint says which one it replaces; a page that has none of this name loads itself again.
    case styleSheet(path: String)
    /// The page looked at last goes to a path, as `PreviewSite.answer` takes it; where it is there already, it loads itself
    /// again, as all others do.
    case follow(path: String)
    /// Take the parts anew that belong to the preview (elements with `data-banbao` and an id), without being loaded.
    case problems

    /// As the script reads it.
    func message(generation: Int, parts: Int) -> String {
        switch self {
        case .page: "page \(generation)"
        case .styleSheet(let path): "style \(generation) \(RequestTarget.url(ofPath: path))"
        case .follow(let path): "follow \(generation) \(RequestTarget.url(ofPath: path))"
        case .problems: "problems \(parts)"
        }
    }
}

/// Messages are `now 7 3`, `page 7`, `style 7 /assets/style-0a1b2c3d.css`, `follow 7 /stories/a.html` and `problems 3`: what to do,
/// and the generation that the site or the parts of the preview have.
private let reloadScript = #"""
    (() => {
      "use strict";
      let { generation, parts: partsGeneration, token } = document.currentScript.dataset;
      let socket = null, timer = 0, delay = 1000, heard = 0, wasOpen = false;
      const leaving = new WeakSet();
      // Storage is closed to pages in a sandbox.
      const stored = (use) => { try { return use(); } catch { return null; } };
      const scrollKey = `banbao:scroll:${location.pathname}`;

      // A page in place of a broken one is too short for the place where the writer was: until it is scrolled, the place is kept.
      const place = stored(() => JSON.parse(sessionStorage.getItem(scrollKey)));
      let reached = null;
      const here = () => [scrollX, scrollY];
      stored(() => sessionStorage.removeItem(scrollKey));
      if (place) {
        const scroll = () => {
          scrollTo({ left: place[0], top: place[1], behavior: "instant" });
          reached = String(here());
        };
        // The browser would go by the page before, which may have been the short one.
        history.scrollRestoration = "manual";
        scroll();
        addEventListener("load", () => {
          scroll();
          setTimeout(() => history.scrollRestoration = "auto", 1000);
        });
      }
      // Where this page is about to go: a change that comes meanwhile does not hold it back.
      let goal = null;
      const reload = () => {
        if (goal) return location.assign(goal);
        stored(() => sessionStorage.setItem(scrollKey, JSON.stringify(String(here()) === reached ? place : here())));
        location.reload();
      };

      // The name of a style sheet changes with its content: style-0a1b2c3d.css.
      const named = (url) => new URL(url, location.href).pathname.replace(/-[0-9a-f]{8}(?=\.css$)/, "");
      const swap = (path) => {
        const links = [...document.querySelectorAll('link[rel~="stylesheet"]')]
          .filter((link) => !leaving.has(link) && named(link.href) === named(path));
        if (links.length === 0) return reload();
        for (const link of links) {
          const next = link.cloneNode();
          leaving.add(link);
          next.href = `${path}?${generation}`;
          // The old one goes when the next is there: the page is never bare.
          next.onload = () => link.remove();
          next.onerror = reload;
          link.after(next);
        }
      };

      // What the writer does at this moment with the page, or has opened of these parts, stays.
      const parts = "[data-banbao][id]";
      const refresh = async () => {
        // Where the reader is about to leave, nothing comes, and nothing may hold that back.
        const text = await fetch(location.href, { cache: "no-store" }).then((answer) => answer.text()).catch(() => null);
        if (text === null) return;
        const page = new DOMParser().parseFromString(text, "text/html");
        const link = document.activeElement?.closest(parts) && document.activeElement.getAttribute("href");
        for (const old of document.querySelectorAll(parts)) {
          const next = page.getElementById(old.id);
          if (!next) { old.remove(); continue; }
          const [was, is] = [old, next].map((part) => part.querySelector("details"));
          if (was && is) is.open = was.open;
          if (!old.isEqualNode(next)) old.replaceWith(next);
        }
        for (const next of page.querySelectorAll(parts)) if (!document.getElementById(next.id)) document.body.append(next);
        if (link) document.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
      };

      // The desk and its list of problems consist of such parts.
      const renew = () => {
        if (goal || !/^\/_banbao\/(problems)?$/.test(location.pathname)) return reload();
        refresh();
      };

      // Of several tabs the one that was looked at last follows the writer.
      const tab = stored(() => sessionStorage["banbao:tab"] ??= String(Math.random())) ?? "";
      const look = () => { if (window === window.top) stored(() => localStorage["banbao:tab"] = tab); };
      const follow = (path) => {
        const last = stored(() => localStorage["banbao:tab"]) ?? tab;
        goal = window === window.top && last === tab && location.pathname !== path ? path : null;
        renew();
      };
      if (document.hasFocus()) look();
      addEventListener("focus", look);

      const act = ({ data }) => {
        const [what, number, path] = data.split(" ");
        heard = Date.now();
        if (what === "problems" || what === "now" && number === generation) {
          const parts = what === "now" ? path : number;
          if (parts !== partsGeneration) refresh();
          partsGeneration = parts;
          return;
        }
        generation = number;
        if (what === "follow") return follow(path);
        if (what === "style") return swap(path);
        renew();
      };
      const connect = () => {
        let isOpen = false;
        clearTimeout(timer);
        heard = Date.now();
        socket = new WebSocket(`ws://${location.host}/_banbao/reload?token=${token}`);
        socket.onopen = () => { isOpen = wasOpen = true; delay = 1000; };
        socket.onmessage = act;
        socket.onclose = () => {
          socket = null;
          timer = setTimeout(connect, delay);
          delay = Math.min(2 * delay, 30000);
          // A server that answers but does not take the token is another one: it has another page too.
          if (wasOpen && !isOpen) fetch(location.href, { method: "HEAD", cache: "no-store" }).then(reload, () => {});
        };
      };
      const leave = () => {
        clearTimeout(timer);
        if (socket) { socket.onclose = socket.onmessage = null; socket.close(); }
        socket = null;
      };
      // After sleep a connection can be dead without anybody having said so; the server says something every 30 seconds.
      const wake = () => {
        if (document.visibilityState !== "visible" || socket && Date.now() - heard < 65000) return;
        leave();
        delay = 1000;
        connect();
      };
      addEventListener("pagehide", leave);
      addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
      addEventListener("online", wake);
      document.addEventListener("visibilitychange", wake);
      connect();
    })();
    """#
