using System;
using System.Device.I2c;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras.Wiring
{
    /// <summary>
    /// The 8-bit registers of a device on the board's I2C bus. A register is read in two transfers with a stop between them, as
    /// OmniVision's SCCB wants it.
    /// </summary>
    public sealed class I2cRegisterBus : IRegisterBus
    {
        private readonly I2cDevice _device;
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _two = new byte[2];

        /// <summary>Makes a register bus of an open I2C device.</summary>
        /// <param name="device">Opened at the address of the sensor.</param>
        /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
        public I2cRegisterBus(I2cDevice device)
        {
            if (device == null)
            {
                throw new ArgumentNullException(nameof(device));
            }

            _device = device;
        }

        /// <inheritdoc/>
        public int Read(int register)
        {
            _one[0] = (byte)register;
            Transfer(_one, false, register);
            Transfer(_one, true, register);
            return _one[0];
        }

        /// <inheritdoc/>
        public void Write(int register, int value)
        {
            _two[0] = (byte)register;
            _two[1] = (byte)value;
            Transfer(_two, false, register);
        }

        private void Transfer(byte[] data, bool reading, int register)
        {
            I2cTransferStatus status;
            try
            {
                I2cTransferResult result = reading
                    ? _device.Read(new SpanByte(data, 0, data.Length))
                    : _device.Write(new SpanByte(data, 0, data.Length));
                status = result.Status;
            }
            catch (Exception exception)
            {
                throw new CameraException(
                    CameraError.BusFailed, "I2C failed at register " + register.ToString() + ": " + exception.Message);
            }

            if (status != I2cTransferStatus.FullTransfer)
            {
                throw new CameraException(
                    CameraError.NoAnswer,
                    "sensor at I2C address " + _device.ConnectionSettings.DeviceAddress.ToString() + (reading ? " sends no" : " takes no")
                        + " register " + register.ToString() + ": " + Describe(status));
            }
        }

        private static string Describe(I2cTransferStatus status)
        {
            switch (status)
            {
                case I2cTransferStatus.SlaveAddressNotAcknowledged:
                    return "address not acknowledged";

                case I2cTransferStatus.PartialTransfer:
                    return "broke off";

                case I2cTransferStatus.ClockStretchTimeout:
                    return "held the clock too long";

                default:
                    return "unknown error";
            }
        }
    }
}
