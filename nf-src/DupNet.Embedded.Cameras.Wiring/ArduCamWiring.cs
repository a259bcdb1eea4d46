using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Buses;
using nanoFramework.Hardware.Esp32;

namespace DupNet.Embedded.Cameras.Wiring
{
    /// <summary>Which pins of the chip an ArduCAM Mini is wired to: numbers of GPIOs, as <c>boards/NAME/board.json</c> has them.</summary>
    public sealed class ArduCamWiring
    {
        // The first SPI and I2C bus of nanoFramework on every ESP32.
        private const int SpiBus = 1;
        private const int I2cBus = 1;

        // Most that the camera takes.
        private const int SpiHertz = 8000000;

        /// <summary>Pin of the clock of the SPI bus (SCK).</summary>
        public int SpiClock { get; set; }

        /// <summary>Pin of the SPI line from the camera (MISO).</summary>
        public int SpiInput { get; set; }

        /// <summary>Pin of the SPI line to the camera (MOSI).</summary>
        public int SpiOutput { get; set; }

        /// <summary>Pin that selects the camera on the SPI bus (CS).</summary>
        public int ChipSelect { get; set; }

        /// <summary>Pin of the I2C data line to the sensor's registers (SDA).</summary>
        public int RegisterData { get; set; }

        /// <summary>Pin of the I2C clock line to the sensor's registers (SCL).</summary>
        public int RegisterClock { get; set; }

        /// <summary>Wiring to an ESP32-DevKitC, as in <c>boards/esp32-devkitc-arducam</c>.</summary>
        public static ArduCamWiring Esp32DevKitC() => new ArduCamWiring
        {
            SpiClock = 18,
            SpiInput = 19,
            SpiOutput = 23,
            ChipSelect = 27,
            RegisterData = 21,
            RegisterClock = 22,
        };

        /// <summary>Wiring to an ESP32-C3-DevKitM-1 or DevKitC-02, as in <c>boards/esp32-c3-devkit-arducam</c>.</summary>
        public static ArduCamWiring Esp32C3DevKit() => new ArduCamWiring
        {
            SpiClock = 6,
            SpiInput = 5,
            SpiOutput = 7,
            ChipSelect = 10,
            RegisterData = 4,
            RegisterClock = 3,
        };

        /// <summary>Gives the pins their functions and opens both buses, once. Whether a camera is there shows when it is started.</summary>
        /// <returns>The camera, stopped.</returns>
        /// <exception cref="System.ArgumentException">A pin cannot do what it is to.</exception>
        public ArduCamMini2MP Open()
        {
            Configuration.SetPinFunction(SpiClock, DeviceFunction.SPI1_CLOCK);
            Configuration.SetPinFunction(SpiInput, DeviceFunction.SPI1_MISO);
            Configuration.SetPinFunction(SpiOutput, DeviceFunction.SPI1_MOSI);
            Configuration.SetPinFunction(RegisterData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(RegisterClock, DeviceFunction.I2C1_CLOCK);
            GpioPin chipSelect = new GpioController().OpenPin(ChipSelect, PinMode.Output);
            SpiConnectionSettings spi = new SpiConnectionSettings(SpiBus) { ClockFrequency = SpiHertz, Mode = SpiMode.Mode0 };
            I2cConnectionSettings registers = new I2cConnectionSettings(I2cBus, ArduCamMini2MP.SensorAddress, I2cBusSpeed.StandardMode);
            return new ArduCamMini2MP(
                new SpiDeviceBus(SpiDevice.Create(spi), chipSelect), new I2cRegisterBus(I2cDevice.Create(registers)), new ThreadPause());
        }
    }
}
