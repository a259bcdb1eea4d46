namespace CameraWeb.Http
{
    /// <summary>A reply: its head with a short body, and a longer body where there is one. After it the connection ends, as HTTP/1.0 has it.</summary>
    public sealed class HttpReply
    {
        /// <summary>Longest head with its short body.</summary>
        public const int TextBytes = 384;

        /// <summary>The head, and the short body.</summary>
        public AsciiText Text { get; } = new AsciiText(TextBytes);

        /// <summary>The longer body; null if there is none.</summary>
        public IPieces Body { get; private set; }

        /// <summary>Whether the request is refused: more of it may be on its way.</summary>
        public bool IsError { get; private set; }

        /// <summary>A short reply.</summary>
        /// <param name="type">Of the body, as in text/plain.</param>
        /// <param name="body">The body.</param>
        /// <param name="isHead">Whether only the head was asked for.</param>
        public void Say(string type, AsciiText body, bool isHead)
        {
            Begin(200).Add("Content-Type: ").Add(type).Add("\r\nContent-Length: ").Add(body.Length).Add("\r\n\r\n");
            if (!isHead)
            {
                Text.Add(body);
            }
        }

        /// <summary>A longer reply, which no browser keeps.</summary>
        /// <param name="type">Of the body.</param>
        /// <param name="body">The body.</param>
        /// <param name="isHead">Whether only the head was asked for.</param>
        public void Send(string type, IPieces body, bool isHead)
        {
            Begin(200).Add("Content-Type: ").Add(type).Add("\r\nContent-Length: ").Add(body.Length);
            Text.Add("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");
            Body = isHead ? null : body;
        }

        /// <summary>Sends the browser to another page.</summary>
        /// <param name="path">Its path.</param>
        public void GoTo(string path)
        {
            Begin(303).Add("Location: ").Add(path).Add("\r\nContent-Length: 0\r\n\r\n");
        }

        /// <summary>A refusal.</summary>
        /// <param name="status">Such as 404.</param>
        /// <param name="why">What is wrong, at most 100 characters below 128.</param>
        public void Refuse(int status, string why)
        {
            Begin(status).Add("Content-Type: text/plain\r\nContent-Length: ").Add(why.Length + 1).Add("\r\n\r\n").Add(why).Add("\n");
            IsError = true;
        }

        /// <summary>What a status means.</summary>
        private static string Reason(int status)
        {
            switch (status)
            {
                case 200:
                    return "OK";

                case 303:
                    return "See Other";

                case 403:
                    return "Forbidden";

                case 404:
                    return "Not Found";

                case 405:
                    return "Method Not Allowed";

                case 410:
                    return "Gone";

                case 503:
                    return "Service Unavailable";

                default:
                    return "Refused";
            }
        }

        private AsciiText Begin(int status)
        {
            Body = null;
            IsError = false;
            return Text.Clear().Add("HTTP/1.0 ").Add(status).Add(" ").Add(Reason(status)).Add("\r\n");
        }
    }
}
