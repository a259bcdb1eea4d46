using System;
using System.IO.Ports;
using DupNet.Embedded.Serial;

namespace DupNetSerialDetector.Board
{
    /// <summary>A UART of this board: 8 data bits, no parity, 1 stop bit.</summary>
    internal sealed class UartLink : ISerialLink
    {
        /// <summary>Holds what arrives while the board answers: a packet and a half.</summary>
        private const int ReceiveBytes = 2048;

        private readonly SerialPort _port;
        private int _timeout;

        /// <summary>Opens the UART.</summary>
        /// <param name="name">Its name, such as COM2.</param>
        /// <param name="baud">Bits a second.</param>
        public UartLink(string name, int baud)
        {
            _port = new SerialPort(name, baud);
            _port.ReadBufferSize = ReceiveBytes;
            _port.Open();
        }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (_timeout != timeoutMilliseconds)
            {
                _timeout = timeoutMilliseconds;
                _port.ReadTimeout = timeoutMilliseconds;
            }

            // Asked for more bytes than there are, the port would wait for all of them.
            int there = _port.BytesToRead;
            try
            {
                return _port.Read(buffer, offset, there == 0 ? 1 : there < count ? there : count);
            }
            catch (TimeoutException)
            {
                return 0;
            }
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _port.Write(buffer, offset, count);
        }
    }
}
