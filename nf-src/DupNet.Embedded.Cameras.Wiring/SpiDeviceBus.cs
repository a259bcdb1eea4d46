using System;
using System.Device.Gpio;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras.Wiring
{
    /// <summary>
    /// A device on the board's SPI bus whose chip select is a pin of its own, so that a transaction may have several parts and
    /// pixels go straight into the frame buffer.
    /// </summary>
    public sealed class SpiDeviceBus : ISpiBus
    {
        private readonly SpiDevice _device;
        private readonly GpioPin _chipSelect;

        /// <summary>Makes a bus of an SPI device and its chip select, and deselects the device.</summary>
        /// <param name="device">The bus, opened with chip select line -1, which leaves the pin alone.</param>
        /// <param name="chipSelect">The pin, opened as output.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        public SpiDeviceBus(SpiDevice device, GpioPin chipSelect)
        {
            if (device == null)
            {
                throw new ArgumentNullException(nameof(device));
            }

            if (chipSelect == null)
            {
                throw new ArgumentNullException(nameof(chipSelect));
            }

            _device = device;
            _chipSelect = chipSelect;
            Deselect();
        }

        /// <inheritdoc/>
        public void Select() => _chipSelect.Write(PinValue.Low);

        /// <inheritdoc/>
        public void Deselect() => _chipSelect.Write(PinValue.High);

        /// <inheritdoc/>
        public void Write(byte[] data)
        {
            try
            {
                _device.Write(new SpanByte(data, 0, data.Length));
            }
            catch (Exception exception)
            {
                throw Failed("writing", data.Length, exception);
            }
        }

        /// <inheritdoc/>
        public void Read(byte[] buffer, int offset, int count)
        {
            try
            {
                _device.Read(new SpanByte(buffer, offset, count));
            }
            catch (Exception exception)
            {
                throw Failed("reading", count, exception);
            }
        }

        private static CameraException Failed(string doing, int count, Exception exception)
            => new CameraException(CameraError.BusFailed, "SPI failed " + doing + " " + count.ToString() + " bytes: " + exception.Message);
    }
}
