"""A tab of the browser: what is on its page, what it has loaded, and what it complains of."""

from urllib.parse import urlsplit

from devtools import Browser, NoAnswer, until


class Tab:
    """Opened in front of the others, on an empty page."""

    def __init__(self, browser: Browser, context: str, origin: str):
        self._browser = browser
        self._origin = origin
        self._target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self._session = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        # Documents since the tab was opened, that of `open` included.
        self.loads = 0
        # What live reload has told the page that is there: "now 3".
        self._told: list[str] = []
        # Errors in the console, and requests to other hosts.
        self.complaints: list[str] = []
        browser.listeners[self._session] = self._hear
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters) -> dict:
        return self._browser.call(method, self._session, **parameters)

    def _hear(self, event: str, said: dict):
        match event:
            case "Page.frameNavigated" if "parentId" not in said["frame"]:
                self.loads += 1
                self._told = []
            case "Network.webSocketFrameReceived":
                self._told.append(said["response"]["payloadData"])
            case "Network.requestWillBeSent":
                url = said["request"]["url"]
                if not url.startswith((self._origin + "/", "data:", "about:")):
                    self.complaints.append(f"asked for {url}")
            case "Network.webSocketCreated":
                if urlsplit(said["url"]).netloc != urlsplit(self._origin).netloc:
                    self.complaints.append(f"connected to {said['url']}")
            case "Log.entryAdded" if said["entry"]["level"] == "error":
                self.complaints.append(f"{said['entry']['text']} ({said['entry'].get('url', '')})")
            case "Runtime.exceptionThrown":
                self.complaints.append(str(said["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if said["type"] in ("error", "assert"):
                self.complaints.append(str(said["args"]))

    # What a reader does

    def open(self, path: str):
        """In: a path on the site, without the slash at the beginning. Returns when the page listens for changes."""
        before = self.loads
        self.call("Page.navigate", url=f"{self._origin}/{path}")
        self.until_connected(after=before)

    def bring_to_front(self):
        self.call("Page.bringToFront")
        self.until("document.hasFocus()")

    def scroll(self, top: int):
        self.evaluate(f"scrollTo({{top: {top}, behavior: 'instant'}})")
        self.until(f"scrollY === {top}")

    def click(self, selector: str):
        self.until(f"document.readyState === 'complete' && !!document.querySelector(`{selector}`)")
        self.tried(f"document.querySelector(`{selector}`).click()")

    # What is there

    def evaluate(self, script: str):
        """The value of an expression, in JSON's types. Throws NoAnswer between two pages, and where it fails."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in result:
            raise NoAnswer(f"{script}: {result['exceptionDetails']['exception'].get('description')}")
        return result["result"].get("value")

    def tried(self, script: str):
        """The same, or nothing."""
        try:
            return self.evaluate(script)
        except NoAnswer:
            return None

    def until(self, script: str):
        return until(lambda: self.tried(script), lambda: f"{script}\n{self.described}")

    def until_text(self, text: str, at: str = "body"):
        """Until an element of the page has this among its words."""
        quoted = text.replace("\\", "\\\\").replace("`", "\\`")
        return self.until(f"document.querySelector(`{at}`)?.innerText.includes(`{quoted}`)")

    def until_gone(self, selector: str):
        """Until a whole page is there that has no such element."""
        self.until(f"document.readyState === 'complete' && !document.querySelector(`{selector}`)")

    def until_connected(self, after: int = 0):
        """Until the page listens for changes; one that is told of them before is loaded once more."""

        def is_connected() -> bool:
            self._browser.listen()
            return self.loads > after and bool(self._told) and self.tried("document.readyState") == "complete"

        until(is_connected, lambda: f"a connection to the server\n{self.described}")

    @property
    def path(self) -> str:
        return self.until("location.pathname")

    @property
    def described(self) -> str:
        text = "\n".join(filter(None, (self.tried("document.body.innerText") or "").splitlines()))
        return f"on {self.tried('location.href')}:\n{text if len(text) < 2000 else text[:1000] + '…' + text[-1000:]}"
