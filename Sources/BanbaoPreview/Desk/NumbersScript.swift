/// Puts numbers into the desk once the pages have been looked through. Loaded again, the desk would lose what somebody types at this
/// moment; without scripts it is.
package let numbersScript = #"""
    (() => {
      "use strict";
      const wait = () => setTimeout(look, 1000);
      const look = async () => {
        try {
          const answer = await fetch(location.href, { cache: "no-store" });
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          // The page that has its numbers does without this script.
          if (!answer.ok || page.querySelector('script[src$="/numbers.js"]')) return wait();
          const link = document.activeElement?.getAttribute("href");
          for (const part of [".status", ".kinds", "#entries"]) {
            const [old, next] = [document.querySelector(part), page.querySelector(part)];
            if (old && next) old.replaceWith(next);
          }
          if (link) document.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
        } catch {
          wait();
        }
      };
      wait();
    })();

    """#
