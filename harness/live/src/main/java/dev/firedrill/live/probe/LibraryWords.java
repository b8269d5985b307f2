package dev.firedrill.live.probe;

import java.util.List;
import java.util.regex.Pattern;

/** List what the client libraries of usual languages say of a call that failed, in words that are no user's business. */
final class LibraryWords {

    static final List<Pattern> ALL = List.of(
            // Python: http.client, urllib, urllib3, requests, httpx, aiohttp and the clients of the providers
            Pattern.compile("\\b(?:IncompleteRead|RemoteDisconnected|BadStatusLine|URLError|MaxRetryError"
                    + "|NewConnectionError|ProtocolError|ChunkedEncodingError|JSONDecodeError|ConnectionResetError"
                    + "|ConnectionRefusedError|BrokenPipeError|RemoteProtocolError|ReadTimeoutError|ClientPayloadError"
                    + "|ServerDisconnectedError|ClientConnectorError|TransferEncodingError|UnicodeDecodeError"
                    + "|API(?:Connection|Timeout|Status|Response\\w+)?Error|RateLimitError|AuthenticationError)\\b"),
            Pattern.compile("HTTPS?ConnectionPool\\(|<urlopen error|\\[Errno -?\\d+]|HTTP Error \\d{3}"
                    + "|\\b(?:Read|Connect|Pool|Write)Timeout\\b|\\bhttp(?:x|core)\\.\\w+|\\burllib3?\\.\\w+"
                    + "|\\brequests\\.exceptions|\\baiohttp\\.\\w+"),
            Pattern.compile("peer closed connection without sending complete|Server disconnected without sending"
                    + "|Response ended prematurely|\\d{3} (?:Server|Client) Error: "
                    + "|(?:Server|Client) error '\\d{3} [^']*' for url"),
            // Node and its undici, axios and node-fetch
            Pattern.compile(
                    "\\b(?:ENOTFOUND|EAI_AGAIN|ECONNABORTED|EHOSTUNREACH|ERR_[A-Z]+(?:_[A-Z]+)+|HPE_[A-Z_]+)\\b"),
            Pattern.compile(
                    "\\bundici\\b|AxiosError|\\bFetchError\\b|\\bAbortError\\b|(?i:premature close)|other side closed"
                            + "|Request failed with status code \\d{3}|Body Timeout Error|Headers Timeout Error"
                            + "|request to https?://\\S+ failed|This operation was aborted"),
            // Go
            Pattern.compile("unexpected EOF|: EOF\\b|^EOF$|context deadline exceeded|Client\\.Timeout exceeded"
                    + "|\\b(?:dial|read|write) tcp\\b|i/o timeout|connect: connection refused"
                    + "|invalid character '.{1,4}' (?:looking for|after|in)|unexpected end of JSON input"),
            // Java and .NET, whose names all end alike
            Pattern.compile("\\b[A-Z][a-z]\\w*Exception\\b"),
            Pattern.compile("header parser received no bytes|I/O error on (?:GET|POST) request"
                    + "|chunked transfer encoding, state|Premature EOF|EOF reached while reading"
                    + "|Connection prematurely closed|Unrecognized token '|Read timed out\\b"),
            // Ruby
            Pattern.compile("\\b(?:Net|Errno|Faraday|HTTParty|OpenSSL|JSON|Excon|SocketError)::[A-Z]\\w+"
                    + "|end of file reached|execution expired"),
            // PHP, Rust
            Pattern.compile("cURL error \\d+|error sending request for url|error decoding response body"
                    + "|\\b(?:hyper|reqwest)::\\w+|connection closed before message completed"));

    private LibraryWords() {}
}
