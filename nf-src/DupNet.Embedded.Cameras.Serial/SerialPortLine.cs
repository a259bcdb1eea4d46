using System;
using System.IO.Ports;
using System.Threading;
using DupNet.Embedded.Serial;

namespace DupNet.Embedded.Cameras.Serial
{
    /// <summary>An open serial port of the board.</summary>
    public sealed class SerialPortLine : ISerialLink
    {
        private readonly SerialPort _port;
        private int _timeout = Timeout.Infinite;

        /// <summary>Makes a line of an open serial port. Each read sets the <c>ReadTimeout</c> of the port.</summary>
        /// <param name="port">Open. Its read buffer (<c>ReadBufferSize</c>, 256 bytes unless set) must hold what arrives while other threads run.</param>
        /// <exception cref="ArgumentNullException">It is null.</exception>
        public SerialPortLine(SerialPort port)
        {
            if (port == null)
            {
                throw new ArgumentNullException(nameof(port));
            }

            _port = port;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            try
            {
                // The port waits by the clock. Short sleeps, counted, take several times as long: a sleep ends at a tick of the system.
                if (_timeout != timeoutMilliseconds)
                {
                    _port.ReadTimeout = timeoutMilliseconds;
                    _timeout = timeoutMilliseconds;
                }

                // Asked for more bytes than there are, the port would wait for all of them.
                int available = _port.BytesToRead;
                return _port.Read(buffer, offset, available == 0 ? 1 : available < count ? available : count);
            }
            catch (TimeoutException)
            {
                return 0;
            }
            catch (Exception exception)
            {
                throw Failed(exception);
            }
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                _port.Write(buffer, offset, count);
            }
            catch (Exception exception)
            {
                throw Failed(exception);
            }
        }

        private CameraException Failed(Exception exception)
            => new CameraException(CameraError.BusFailed, "serial port " + _port.PortName + " failed: " + exception.Message);
    }
}
