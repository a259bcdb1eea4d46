using System;

namespace DupNet.Embedded.Cameras.Esp32
{
    /// <summary>Which pins of the chip a parallel camera is wired to: numbers of GPIOs, -1 for a line that is not there.</summary>
    public sealed class EspCameraPins
    {
        /// <summary>Largest number of a GPIO that a pin may have.</summary>
        public const int MaxPin = 54;

        /// <summary>Pin that powers the sensor down (PWDN).</summary>
        public int PowerDown { get; set; } = -1;

        /// <summary>Pin that resets the sensor (RESET).</summary>
        public int Reset { get; set; } = -1;

        /// <summary>Pin that gives the sensor its clock (XCLK).</summary>
        public int Clock { get; set; } = -1;

        /// <summary>Pin of the data line to the sensor's registers (SIOD).</summary>
        public int RegisterData { get; set; } = -1;

        /// <summary>Pin of the clock line to the sensor's registers (SIOC).</summary>
        public int RegisterClock { get; set; } = -1;

        /// <summary>Pin on which the sensor marks the start of a frame (VSYNC).</summary>
        public int FrameSync { get; set; } = -1;

        /// <summary>Pin that is high while the pixels of a row are valid (HREF).</summary>
        public int RowValid { get; set; } = -1;

        /// <summary>Pin of the pixel clock, one period a byte (PCLK).</summary>
        public int PixelClock { get; set; } = -1;

        /// <summary>Pins of the eight data lines, D0 first. Boards with a 10-bit sensor call D0 Y2.</summary>
        public int[] Data { get; set; } = new int[0];

        /// <summary>Pins of an AI-Thinker ESP32-CAM and its copies.</summary>
        public static EspCameraPins AiThinkerEsp32Cam() => new EspCameraPins
        {
            PowerDown = 32,
            Clock = 0,
            RegisterData = 26,
            RegisterClock = 27,
            FrameSync = 25,
            RowValid = 23,
            PixelClock = 22,
            Data = new[] { 5, 18, 19, 21, 36, 39, 34, 35 },
        };

        /// <summary>Pins of a Seeed XIAO ESP32S3 Sense.</summary>
        public static EspCameraPins XiaoEsp32S3Sense() => new EspCameraPins
        {
            Clock = 10,
            RegisterData = 40,
            RegisterClock = 39,
            FrameSync = 38,
            RowValid = 47,
            PixelClock = 13,
            Data = new[] { 15, 17, 18, 16, 14, 12, 11, 48 },
        };

        /// <summary>Pins of an Espressif ESP32-S3-EYE.</summary>
        public static EspCameraPins Esp32S3Eye() => new EspCameraPins
        {
            Clock = 15,
            RegisterData = 4,
            RegisterClock = 5,
            FrameSync = 6,
            RowValid = 7,
            PixelClock = 13,
            Data = new[] { 11, 9, 8, 10, 12, 18, 17, 16 },
        };

        /// <summary>The numbers in the order that the native side takes them.</summary>
        /// <exception cref="ArgumentException">A line that every camera has is missing, a number is none of a GPIO, or a pin is used twice.</exception>
        internal int[] ToArray()
        {
            if (Data == null || Data.Length != 8)
            {
                throw new ArgumentException("a parallel camera has 8 data lines");
            }

            int[] pins = new int[16];
            pins[0] = PowerDown;
            pins[1] = Reset;
            pins[2] = Clock;
            pins[3] = RegisterData;
            pins[4] = RegisterClock;
            pins[5] = FrameSync;
            pins[6] = RowValid;
            pins[7] = PixelClock;
            Array.Copy(Data, 0, pins, 8, 8);
            for (int i = 0; i < pins.Length; i++)
            {
                Check(pins, i);
            }

            return pins;
        }

        private static void Check(int[] pins, int index)
        {
            int pin = pins[index];

            // A module may have a clock of its own, and power and reset tied.
            bool mayBeMissing = index < 3;
            if (pin < -1 || pin > MaxPin || (pin == -1 && !mayBeMissing))
            {
                throw new ArgumentException("camera pin " + index.ToString() + " is " + pin.ToString() + ", not a GPIO");
            }

            for (int i = 0; i < index; i++)
            {
                if (pin >= 0 && pins[i] == pin)
                {
                    throw new ArgumentException("GPIO " + pin.ToString() + " is used for two lines of the camera");
                }
            }
        }
    }
}
