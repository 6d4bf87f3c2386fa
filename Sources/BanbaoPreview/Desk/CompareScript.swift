/// Scrolls the frames of a comparison together. A heading in one lies where the heading of the same number lies in the others, and
/// what is between two headings goes by its share of the way. Where the numbers of headings differ, all goes by the share of the
/// whole page.
///
/// The line that is compared moves down the window while a page is scrolled, from its upper edge at the beginning to its lower one
/// at the end, so that all pages begin and end together.
package let compareScript = #"""
    (() => {
      "use strict";
      const frames = [...document.querySelectorAll("iframe")];
      // Where a frame was scrolled to by this script: its event is no wish of the reader's.
      const places = new WeakMap();
      let leader = null;

      const root = (view) => view.document.scrollingElement ?? view.document.documentElement;
      const range = (view) => Math.max(0, root(view).scrollHeight - root(view).clientHeight);
      const marks = (view) => [...view.document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter((heading) => heading.getClientRects().length > 0)
        .map((heading) => heading.getBoundingClientRect().top + view.scrollY);
      // From the beginning of the page to its end, and never backwards.
      const stops = (list, height) => {
        const stops = [0];
        for (const mark of [...list, height]) stops.push(Math.min(height, Math.max(mark, stops.at(-1))));
        return stops;
      };

      const place = (from, to) => {
        const [height, otherHeight] = [root(from).scrollHeight, root(to).scrollHeight];
        const line = range(from) > 0 ? from.scrollY / range(from) * height : 0;
        let [own, other] = [marks(from), marks(to)];
        if (own.length !== other.length) own = other = [];
        own = stops(own, height);
        other = stops(other, otherHeight);
        let part = own.findLastIndex((stop) => stop <= line);
        part = Math.min(Math.max(part, 0), own.length - 2);
        const length = own[part + 1] - own[part];
        const share = length > 0 ? (line - own[part]) / length : 0;
        const otherLine = other[part] + share * (other[part + 1] - other[part]);
        return otherHeight > 0 ? otherLine / otherHeight * range(to) : 0;
      };

      const reach = (frame) => {
        try { return frame.contentWindow.document.body ? frame.contentWindow : null; } catch { return null; }
      };
      const move = (frame, from) => {
        const view = reach(frame);
        if (!view || view === from) return;
        view.scrollTo({ top: place(from, view), behavior: "instant" });
        places.set(view, view.scrollY);
      };
      const lead = (frame) => {
        const view = reach(frame);
        if (!view || Math.abs(view.scrollY - (places.get(view) ?? -2)) < 2) return;
        places.delete(view);
        leader = frame;
        for (const other of frames) move(other, view);
      };
      const begin = (frame, scrolled) => {
        const view = reach(frame);
        if (!view) return;
        view.addEventListener("scroll", scrolled, { passive: true });
        // A page that came later goes where the one is that was scrolled last.
        const first = leader && leader !== frame ? reach(leader) : null;
        if (first) move(frame, first);
      };
      for (const frame of frames) {
        // One function: a frame may have loaded before this runs, and again.
        const scrolled = () => lead(frame);
        frame.addEventListener("load", () => begin(frame, scrolled));
        begin(frame, scrolled);
      }
      addEventListener("resize", () => {
        const first = leader && reach(leader);
        if (first) for (const frame of frames) move(frame, first);
      });
    })();

    """#
