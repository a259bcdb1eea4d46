using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace nanoFramework.M2Mqtt
{
    /// <summary>A socket to a broker, encrypted or not.</summary>
    internal sealed class BrokerChannel : IDisposable
    {
        private readonly string _host;
        private readonly IPAddress _address;
        private readonly int _port;
        private readonly X509Certificate2 _authority;
        private readonly bool _isSecure;
        private readonly object _lock = new object();
        private Socket _socket;
        private Stream _stream;

        public BrokerChannel(string host, int port, bool isSecure, X509Certificate authority)
        {
            _host = host;
            _port = port;
            _isSecure = isSecure;
            _authority = authority == null ? null : new X509Certificate2(authority);
            _address = Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0];
        }

        public void Connect()
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _socket.Connect(_address, _port);
            _stream = new NetworkStream(_socket);
            if (_isSecure)
            {
                SslStream secure = new SslStream(_stream, false, IsTrusted);
                secure.AuthenticateAsClient(_host, null, SslProtocols.Tls12, false);
                _stream = secure;
            }
        }

        public int Read(int limit, out byte[] body) => MqttPackets.Read(_stream, limit, out body);

        public void Write(byte[] packet)
        {
            lock (_lock)
            {
                _stream.Write(packet, 0, packet.Length);
            }
        }

        public void Dispose()
        {
            _stream?.Dispose();
            _socket?.Dispose();
            _authority?.Dispose();
        }

        // By the one certificate that was given, as on the device, and by the broker's name.
        private bool IsTrusted(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors)
        {
            if (_authority == null || certificate == null || (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            {
                return false;
            }

            using X509Chain own = new X509Chain();
            own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            own.ChainPolicy.CustomTrustStore.Add(_authority);
            own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            using X509Certificate2 theirs = new X509Certificate2(certificate);
            return own.Build(theirs);
        }
    }
}
