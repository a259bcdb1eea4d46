using System.Text;

namespace CameraWeb.Http
{
    /// <summary>
    /// A request that arrives in pieces. Whatever is sent, it takes no more memory than its buffers: a line that is too long, a header without end and a
    /// body that is too large end in an error.
    /// </summary>
    public sealed class HttpRequest
    {
        /// <summary>Longest request line, and the part of a header line that is looked at.</summary>
        public const int LineBytes = 160;

        /// <summary>Longest head: request line and header lines. Browsers send 400 to 1500 bytes.</summary>
        public const int HeadBytes = 4096;

        /// <summary>Longest body.</summary>
        public const int BodyBytes = 128;

        private const int NoLength = -1;

        private readonly byte[] _line = new byte[LineBytes];
        private int _lineLength;
        private int _headLength;
        private int _bodyLength;
        private int _contentLength;
        private bool _isFirstLine;
        private bool _isBody;

        /// <summary>An empty request.</summary>
        public HttpRequest()
        {
            Reset();
        }

        /// <summary>Whether it is whole, or wrong: nothing more is read of it.</summary>
        public bool IsDone { get; private set; }

        /// <summary>The status to refuse it with, such as 400; 0 while nothing is wrong with it.</summary>
        public int Error { get; private set; }

        /// <summary>What is wrong with it.</summary>
        public string ErrorText { get; private set; }

        /// <summary>GET, HEAD or POST.</summary>
        public string Method { get; private set; }

        /// <summary>What is asked for, without the part after the question mark.</summary>
        public string Path { get; private set; }

        /// <summary>The part after the question mark; empty if there is none.</summary>
        public string Query { get; private set; }

        /// <summary>The body's bytes.</summary>
        public byte[] Body { get; } = new byte[BodyBytes];

        /// <summary>How many of them there are.</summary>
        public int BodyLength => _bodyLength;

        /// <summary>Forgets all.</summary>
        public void Reset()
        {
            _lineLength = 0;
            _headLength = 0;
            _bodyLength = 0;
            _contentLength = NoLength;
            _isFirstLine = true;
            _isBody = false;
            IsDone = false;
            Error = 0;
            ErrorText = null;
            Method = null;
            Path = null;
            Query = null;
        }

        /// <summary>Takes what arrived. What follows a whole request is dropped.</summary>
        /// <param name="bytes">It.</param>
        /// <param name="count">How many bytes.</param>
        public void Take(byte[] bytes, int count)
        {
            for (int i = 0; i < count && !IsDone; i++)
            {
                if (_isBody)
                {
                    TakeBody(bytes[i]);
                }
                else
                {
                    TakeHead(bytes[i]);
                }
            }
        }

        private void TakeHead(byte character)
        {
            _headLength++;
            if (_headLength > HeadBytes)
            {
                Refuse(431, "the header is longer than 4096 bytes");
                return;
            }

            if (character != '\n')
            {
                if (_lineLength < LineBytes)
                {
                    _line[_lineLength] = character;
                    _lineLength++;
                }
                else if (_isFirstLine)
                {
                    Refuse(414, "the request line is longer than 160 bytes");
                }

                return;
            }

            if (_lineLength > 0 && _line[_lineLength - 1] == '\r')
            {
                _lineLength--;
            }

            EndLine();
            _lineLength = 0;
        }

        private void EndLine()
        {
            if (_isFirstLine)
            {
                // Empty lines before a request are allowed.
                if (_lineLength > 0)
                {
                    _isFirstLine = false;
                    ReadRequestLine();
                }
            }
            else if (_lineLength > 0)
            {
                ReadHeaderLine();
            }
            else
            {
                EndHead();
            }
        }

        private void ReadRequestLine()
        {
            int first = IndexOf(' ', 0);
            int second = first < 0 ? -1 : IndexOf(' ', first + 1);
            if (second < 0 || !IsPrintable() || IndexOf(' ', second + 1) >= 0)
            {
                Refuse(400, "the request line is not METHOD PATH VERSION");
                return;
            }

            if (!HasAt("HTTP/1.", second + 1) || _lineLength != second + 9)
            {
                Refuse(505, "this is a server for HTTP/1.0 and HTTP/1.1");
                return;
            }

            Method = HasAt("GET ", 0) ? "GET" : HasAt("HEAD ", 0) ? "HEAD" : HasAt("POST ", 0) ? "POST" : null;
            if (Method == null)
            {
                Refuse(501, "this server knows GET, HEAD and POST");
                return;
            }

            if (_line[first + 1] != '/')
            {
                Refuse(400, "the path does not begin with a slash");
                return;
            }

            int question = IndexOf('?', first + 1);
            int end = question < 0 || question > second ? second : question;
            Path = Encoding.UTF8.GetString(_line, first + 1, end - first - 1);
            Query = end == second ? string.Empty : Encoding.UTF8.GetString(_line, end + 1, second - end - 1);
        }

        private void ReadHeaderLine()
        {
            int value = IndexOf(':', 0) + 1;
            if (value < 2)
            {
                Refuse(400, "a header line is not NAME: VALUE");
                return;
            }

            while (value < _lineLength && (_line[value] == ' ' || _line[value] == '\t'))
            {
                value++;
            }

            if (HasName("content-length"))
            {
                ReadContentLength(value);
            }
            else if (HasName("transfer-encoding"))
            {
                Refuse(501, "a body must have a Content-Length");
            }
            else if (HasName("host") && !IsAddress(value))
            {
                // A page of another host whose name was pointed at this board would read its pictures.
                Refuse(421, "ask for this board by its address, not by a name");
            }
        }

        private void ReadContentLength(int start)
        {
            int length = 0;
            bool isNumber = start < _lineLength;
            for (int i = start; i < _lineLength && isNumber; i++)
            {
                isNumber = _line[i] >= '0' && _line[i] <= '9';
                length = length > BodyBytes ? length : (length * 10) + _line[i] - '0';
            }

            if (!isNumber || (_contentLength != NoLength && _contentLength != length))
            {
                Refuse(400, "Content-Length is not one number");
            }
            else if (length > BodyBytes)
            {
                Refuse(413, "the body is longer than 128 bytes");
            }
            else
            {
                _contentLength = length;
            }
        }

        private void EndHead()
        {
            if (Error != 0)
            {
                return;
            }

            if (Method == "POST" && _contentLength == NoLength)
            {
                Refuse(411, "a body must have a Content-Length");
                return;
            }

            _isBody = _contentLength > 0;
            IsDone = !_isBody;
        }

        private void TakeBody(byte value)
        {
            Body[_bodyLength] = value;
            _bodyLength++;
            IsDone = _bodyLength == _contentLength;
        }

        private void Refuse(int status, string why)
        {
            Error = status;
            ErrorText = why;
            IsDone = true;
        }

        private bool IsPrintable()
        {
            for (int i = 0; i < _lineLength; i++)
            {
                if (_line[i] < ' ' || _line[i] > '~')
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether the value is an IPv4 address or localhost, with or without a port.</summary>
        private bool IsAddress(int start)
        {
            int end = _lineLength;
            while (end > start && (_line[end - 1] == ' ' || _line[end - 1] == '\t'))
            {
                end--;
            }

            if (HasAt("localhost", start))
            {
                start += 9;
                if (start < end && _line[start] != ':')
                {
                    return false;
                }
            }

            for (int i = start; i < end; i++)
            {
                if ((_line[i] < '0' || _line[i] > '9') && _line[i] != '.' && _line[i] != ':')
                {
                    return false;
                }
            }

            return true;
        }

        private int IndexOf(char character, int start)
        {
            for (int i = start; i < _lineLength; i++)
            {
                if (_line[i] == character)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether the header line's name is this one, in small letters.</summary>
        private bool HasName(string name)
        {
            int length = name.Length;
            if (length >= _lineLength || _line[length] != ':')
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                int letter = _line[i] >= 'A' && _line[i] <= 'Z' ? _line[i] + 32 : _line[i];
                if (letter != name[i])
                {
                    return false;
                }
            }

            return true;
        }

        private bool HasAt(string text, int start)
        {
            int length = text.Length;
            if (start + length > _lineLength)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (_line[start + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
