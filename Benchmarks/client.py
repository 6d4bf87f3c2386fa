"""Requests over connections that stay open, with little work for each, so that a client keeps up with a server."""

import socket
from types import TracebackType

TIMEOUT_IN_SECONDS = 60


class Connection:
    """One connection to a server on this machine. `send` and `receive` take turns; `get` is both.

    Raises OSError where the server ends it or says what is no answer: one that is cut short is never returned.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), TIMEOUT_IN_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.held = b""

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None) -> None:
        self.socket.close()

    def get(self, path: str) -> tuple[int, bytes]:
        """The status and the whole body."""
        self.send(path)
        return self.receive()

    def send(self, path: str) -> None:
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())

    def receive(self) -> tuple[int, bytes]:
        head = self.read_through(b"\r\n\r\n")
        status = int(head[9:12])
        lines = (line.partition(b":") for line in head.split(b"\r\n")[1:])
        fields = {name.lower(): value.strip() for name, _, value in lines}
        if b"content-length" in fields:
            return status, self.read(int(fields[b"content-length"]))
        if fields.get(b"transfer-encoding") == b"chunked":
            return status, self.read_chunks()
        raise ConnectionError("an answer without a length")

    def read_chunks(self) -> bytes:
        chunks = []
        while size := int(self.read_through(b"\r\n"), 16):
            chunks.append(self.read(size + 2)[:-2])
        self.read_through(b"\r\n")
        return b"".join(chunks)

    def read_through(self, end: bytes) -> bytes:
        while (index := self.held.find(end)) < 0:
            self.held += self.more()
        index += len(end)
        found, self.held = self.held[:index], self.held[index:]
        return found

    def read(self, count: int) -> bytes:
        pieces = [self.held]
        missing = count - len(self.held)
        while missing > 0:
            pieces.append(self.more())
            missing -= len(pieces[-1])
        whole = b"".join(pieces)
        self.held = whole[count:]
        return whole[:count]

    def more(self) -> bytes:
        received = self.socket.recv(1 << 18)
        if not received:
            raise ConnectionError("the server closed the connection")
        return received


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
