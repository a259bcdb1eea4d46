using System.Net;
using System.Net.Sockets;

namespace CameraWeb.Http
{
    /// <summary>
    /// A small web server for a program with one thread, which calls it again and again: no call waits. It has room for a few clients; when all places
    /// are taken, the one who has been there longest without a request gives its place up.
    /// </summary>
    public sealed class WebServer
    {
        /// <summary>How many clients at once.</summary>
        public const int Places = 4;

        /// <summary>How much is read or sent at a time.</summary>
        public const int PieceBytes = 1024;

        private const int Backlog = 4;

        private readonly Socket _listener;
        private readonly Connection[] _connections = new Connection[Places];

        /// <summary>Starts to listen.</summary>
        /// <param name="port">The port, 80 as a rule.</param>
        /// <param name="site">Answers requests.</param>
        /// <exception cref="SocketException">The port is taken, or there is no network.</exception>
        public WebServer(int port, ISite site)
            : this(IPAddress.Any, port, site)
        {
        }

        internal WebServer(IPAddress address, int port, ISite site)
        {
            byte[] piece = new byte[PieceBytes];
            for (int i = 0; i < Places; i++)
            {
                _connections[i] = new Connection(site, piece);
            }

            _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _listener.Bind(new IPEndPoint(address, port));
            _listener.Listen(Backlog);
        }

        /// <summary>Whether no client is there.</summary>
        public bool IsIdle
        {
            get
            {
                for (int i = 0; i < Places; i++)
                {
                    if (_connections[i].IsOpen)
                    {
                        return false;
                    }
                }

                return true;
            }
        }

        /// <summary>The port that it listens on.</summary>
        internal int Port => ((IPEndPoint)_listener.LocalEndPoint).Port;

        /// <summary>Accepts who waits, and reads and sends what can be read and sent without waiting.</summary>
        /// <param name="now">Milliseconds of a clock.</param>
        public void Step(long now)
        {
            Accept(now);
            for (int i = 0; i < Places; i++)
            {
                _connections[i].Step(now);
            }
        }

        /// <summary>Ends all connections and listens no longer.</summary>
        public void Close()
        {
            for (int i = 0; i < Places; i++)
            {
                _connections[i].Close();
            }

            _listener.Close();
        }

        private void Accept(long now)
        {
            try
            {
                // As many as there are places, so that a flood of clients cannot stop the program.
                for (int i = 0; i < Places; i++)
                {
                    Connection place = FindPlace();
                    if (place == null || !_listener.Poll(0, SelectMode.SelectRead))
                    {
                        return;
                    }

                    Socket client = _listener.Accept();
                    place.Close();
                    place.Open(client, now);
                    place.Step(now);
                }
            }
            catch (SocketException)
            {
                // The client went away before it was accepted.
            }
        }

        /// <summary>A free place, or that of the client who has waited longest without a request; null if all are being served.</summary>
        private Connection FindPlace()
        {
            Connection found = null;
            for (int i = 0; i < Places; i++)
            {
                Connection one = _connections[i];
                if (!one.IsOpen)
                {
                    return one;
                }

                if (one.IsWaiting && (found == null || one.Began < found.Began))
                {
                    found = one;
                }
            }

            return found;
        }
    }
}
