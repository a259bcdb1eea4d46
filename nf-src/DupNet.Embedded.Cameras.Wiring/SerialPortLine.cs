using System;
using System.IO.Ports;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Serial;

namespace DupNet.Embedded.Cameras.Wiring
{
    /// <summary>An open serial port of the board.</summary>
    public sealed class SerialPortLine : ISerialLink
    {
        private readonly SerialPort _port;
        private readonly IPause _pause;

        /// <summary>Takes the port.</summary>
        /// <param name="port">Open. Its read buffer (<c>ReadBufferSize</c>, 256 bytes unless set) must hold what arrives while other threads run.</param>
        /// <param name="pause">Lets time pass while nothing arrives.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        public SerialPortLine(SerialPort port, IPause pause)
        {
            if (port == null)
            {
                throw new ArgumentNullException(nameof(port));
            }

            if (pause == null)
            {
                throw new ArgumentNullException(nameof(pause));
            }

            _port = port;
            _pause = pause;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            try
            {
                // Reading more than there is would wait for all of it, and throw.
                int available = _port.BytesToRead;
                for (int waited = 0; available == 0; waited++)
                {
                    if (waited >= timeoutMilliseconds)
                    {
                        return 0;
                    }

                    _pause.For(1);
                    available = _port.BytesToRead;
                }

                return _port.Read(buffer, offset, available < count ? available : count);
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
