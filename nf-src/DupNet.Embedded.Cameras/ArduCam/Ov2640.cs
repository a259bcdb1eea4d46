using DupNet.Embedded.Cameras.Buses;
using static DupNet.Embedded.Cameras.ArduCam.Ov2640Registers;

namespace DupNet.Embedded.Cameras.ArduCam
{
    /// <summary>OmniVision's OV2640 image sensor, giving RGB565.</summary>
    internal sealed class Ov2640
    {
        /// <summary>Address of the sensor on the I2C bus.</summary>
        public const int Address = 0x30;

        private const int Product = 0x26;
        private const int OldVersion = 0x41;
        private const int Version = 0x42;
        private const int ResetMilliseconds = 100;

        private readonly IRegisterBus _bus;
        private readonly IPause _pause;

        public Ov2640(IRegisterBus bus, IPause pause)
        {
            _bus = bus;
            _pause = pause;
        }

        /// <summary>Checks that the sensor is an OV2640.</summary>
        /// <exception cref="CameraException">It does not answer or is another.</exception>
        public void RequireIdentity()
        {
            _bus.Write(BankSelect, SensorBank);
            int product = _bus.Read(ProductHigh);
            int version = _bus.Read(ProductLow);
            if (product != Product || (version != Version && version != OldVersion))
            {
                throw new CameraException(
                    CameraError.WrongDevice,
                    "sensor is no OV2640: product " + product.ToString() + " version " + version.ToString() + ", expected 38 and 65 or 66");
            }
        }

        /// <summary>Sets all registers of the sensor for a frame size in pixels.</summary>
        /// <param name="width">A multiple of 4, at most 400.</param>
        /// <param name="height">A multiple of 4, at most 300.</param>
        public void Configure(int width, int height)
        {
            _bus.Write(BankSelect, SensorBank);
            _bus.Write(Com7, SoftwareReset);
            _pause.For(ResetMilliseconds);
            WriteAll(Ov2640Tables.Sensor);
            WriteAll(Ov2640Tables.WholeArray);

            // Halve as often as leaves no less than the output, which is cut down to by scaling.
            int halvings = 2;
            if ((1600 >> 3) >= width && (1200 >> 3) >= height)
            {
                halvings = 3;
            }

            _bus.Write(ImageControl, LowPass | (halvings << 3) | halvings);
            _bus.Write(OutputWidth, width / 4);
            _bus.Write(OutputHeight, height / 4);
            WriteAll(Ov2640Tables.Rgb565Output);
        }

        /// <summary>Puts the sensor to rest. <see cref="Configure"/> wakes it up.</summary>
        public void StandBy()
        {
            _bus.Write(BankSelect, SensorBank);
            _bus.Write(Com2, Standby | TripleDrive);
        }

        private void WriteAll(byte[] pairs)
        {
            for (int i = 0; i < pairs.Length; i += 2)
            {
                _bus.Write(pairs[i], pairs[i + 1]);
            }
        }
    }
}
