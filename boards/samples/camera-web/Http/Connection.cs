using System;
using System.Net.Sockets;

namespace CameraWeb.Http
{
    /// <summary>One client: reads its request, sends the reply, and ends. It is used again for the next client, so that it allocates little.</summary>
    internal sealed class Connection
    {
        /// <summary>How long a client may be still.</summary>
        public const int StillMilliseconds = 5000;

        /// <summary>How long a client may take in all.</summary>
        public const int WholeMilliseconds = 30000;

        private const int LingerMilliseconds = 1000;
        private const int SendMilliseconds = 1000;

        // What a step reads and sends at most, so that one client leaves time for the others.
        private const int ReadsPerStep = 4;
        private const int PiecesPerStep = 32;

        private readonly ISite _site;
        private readonly byte[] _piece;
        private readonly HttpRequest _request = new HttpRequest();
        private readonly HttpReply _reply = new HttpReply();
        private Socket _socket;
        private bool _isSending;
        private bool _isLingering;
        private int _sent;
        private long _began;
        private long _moved;

        /// <summary>A connection without a client.</summary>
        /// <param name="site">Answers its requests.</param>
        /// <param name="piece">Takes what is read and sent; shared by all connections.</param>
        public Connection(ISite site, byte[] piece)
        {
            _site = site;
            _piece = piece;
        }

        /// <summary>Whether there is a client.</summary>
        public bool IsOpen => _socket != null;

        /// <summary>Whether the client has not yet sent a whole request: it makes room for one who may.</summary>
        public bool IsWaiting => IsOpen && !_isSending;

        /// <summary>When the client came, in milliseconds.</summary>
        public long Began => _began;

        /// <summary>Takes a client.</summary>
        /// <param name="socket">Its socket.</param>
        /// <param name="now">Milliseconds.</param>
        public void Open(Socket socket, long now)
        {
            _socket = socket;
            socket.SendTimeout = SendMilliseconds;
            socket.ReceiveTimeout = SendMilliseconds;
            _request.Reset();
            _isSending = false;
            _isLingering = false;
            _sent = 0;
            _began = now;
            _moved = now;
        }

        /// <summary>Reads and sends what can be read and sent without waiting.</summary>
        /// <param name="now">Milliseconds.</param>
        public void Step(long now)
        {
            if (_socket == null)
            {
                return;
            }

            try
            {
                if (!_isSending)
                {
                    Read(now);
                }

                if (_isSending && !_isLingering)
                {
                    Send(now);
                }

                if (_isLingering)
                {
                    Linger(now);
                }
            }
            catch (SocketException)
            {
                Close();
            }

            // A clock that was set back ends connections too; else they would stay until it has caught up.
            if (IsOpen && (now < _began || now - _moved > StillMilliseconds || now - _began > WholeMilliseconds))
            {
                Close();
            }
        }

        /// <summary>Ends the connection.</summary>
        public void Close()
        {
            Socket socket = _socket;
            _socket = null;
            if (socket != null)
            {
                try
                {
                    socket.Close();
                }
                catch (SocketException)
                {
                    // It was broken already.
                }
            }
        }

        private void Read(long now)
        {
            for (int i = 0; i < ReadsPerStep && !_request.IsDone && _socket.Poll(0, SelectMode.SelectRead); i++)
            {
                int count = _socket.Receive(_piece, 0, _piece.Length, SocketFlags.None);
                if (count == 0)
                {
                    // The client has nothing more to say, and has not said enough.
                    Close();
                    return;
                }

                _moved = now;
                _request.Take(_piece, count);
            }

            if (_request.IsDone)
            {
                Answer();
            }
        }

        private void Answer()
        {
            _isSending = true;
            if (_request.Error != 0)
            {
                _reply.Refuse(_request.Error, _request.ErrorText);
            }
            else
            {
                _site.Answer(_request, _reply);
            }
        }

        private void Send(long now)
        {
            AsciiText text = _reply.Text;
            int all = text.Length + (_reply.Body == null ? 0 : _reply.Body.Length);
            for (int i = 0; i < PiecesPerStep && _sent < all && _socket.Poll(0, SelectMode.SelectWrite); i++)
            {
                if (_sent < text.Length)
                {
                    _sent += _socket.Send(text.Bytes, _sent, text.Length - _sent, SocketFlags.None);
                }
                else
                {
                    int count = _reply.Body.Copy(_sent - text.Length, _piece);
                    if (count == 0)
                    {
                        // Cut short, the client sees that it is not whole.
                        Close();
                        return;
                    }

                    _sent += _socket.Send(_piece, 0, count, SocketFlags.None);
                }

                _moved = now;
            }

            if (_sent == all)
            {
                if (_reply.IsError)
                {
                    _isLingering = true;
                }
                else
                {
                    Close();
                }
            }
        }

        /// <summary>Drops what a refused client still sends: closed before that is read, the connection would be reset, and the refusal lost.</summary>
        private void Linger(long now)
        {
            for (int i = 0; i < ReadsPerStep && _socket.Poll(0, SelectMode.SelectRead); i++)
            {
                if (_socket.Receive(_piece, 0, _piece.Length, SocketFlags.None) == 0)
                {
                    Close();
                    return;
                }
            }

            if (now - _moved > LingerMilliseconds)
            {
                Close();
            }
        }
    }
}
