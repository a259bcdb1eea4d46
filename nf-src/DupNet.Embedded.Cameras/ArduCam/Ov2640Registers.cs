namespace DupNet.Embedded.Cameras.ArduCam
{
    /// <summary>Registers of OmniVision's OV2640 and their bits, as its data sheet names them.</summary>
    internal static class Ov2640Registers
    {
        /// <summary>Chooses what the other numbers mean: <see cref="DspBank"/> or <see cref="SensorBank"/>.</summary>
        public const byte BankSelect = 0xFF;
        public const byte DspBank = 0x00;
        public const byte SensorBank = 0x01;

        // Sensor bank.
        public const byte Reg04 = 0x04;
        public const byte Com2 = 0x09;
        public const byte ProductHigh = 0x0A;
        public const byte ProductLow = 0x0B;
        public const byte Com3 = 0x0C;
        public const byte Com4 = 0x0D;
        public const byte ClockRate = 0x11;
        public const byte Com7 = 0x12;
        public const byte Com8 = 0x13;
        public const byte Com9 = 0x14;
        public const byte ExposureUpper = 0x24;
        public const byte ExposureLower = 0x25;
        public const byte FastExposure = 0x26;
        public const byte ArrayControl2 = 0x34;
        public const byte FrameLengthLow = 0x46;
        public const byte Band50 = 0x4F;
        public const byte Band60 = 0x50;
        public const byte ZoneWeights0 = 0x5D;
        public const byte ZoneWeights1 = 0x5E;
        public const byte ZoneWeights2 = 0x5F;
        public const byte ZoneWeights3 = 0x60;
        public const byte HistogramLow = 0x61;
        public const byte HistogramHigh = 0x62;

        /// <summary>Com7: all registers to their defaults.</summary>
        public const byte SoftwareReset = 0x80;

        /// <summary>Com2: standby.</summary>
        public const byte Standby = 0x10;

        /// <summary>Com2: triple strength of the output pins.</summary>
        public const byte TripleDrive = 0x02;

        // DSP bank.
        public const byte BypassDsp = 0x05;
        public const byte ImageControl = 0x50;
        public const byte ImageWidth = 0x51;
        public const byte ImageHeight = 0x52;
        public const byte ImageLeft = 0x53;
        public const byte ImageTop = 0x54;
        public const byte ImageHighBits = 0x55;
        public const byte ImageWidthBit9 = 0x57;
        public const byte OutputWidth = 0x5A;
        public const byte OutputHeight = 0x5B;
        public const byte OutputHighBits = 0x5C;
        public const byte EffectAddress = 0x7C;
        public const byte EffectData = 0x7D;
        public const byte Control2 = 0x86;
        public const byte Control3 = 0x87;
        public const byte GammaAddress = 0x90;
        public const byte GammaData = 0x91;
        public const byte SensorWidth8 = 0xC0;
        public const byte SensorHeight8 = 0xC1;
        public const byte Control0 = 0xC2;
        public const byte PixelClock = 0xD3;
        public const byte ImageMode = 0xDA;
        public const byte BlockReset = 0xE0;
        public const byte Microcontroller = 0xF9;

        /// <summary>BlockReset: the output port.</summary>
        public const byte ResetPort = 0x04;

        /// <summary>BlockReset: the JPEG coder.</summary>
        public const byte ResetJpeg = 0x10;

        /// <summary>ImageControl: halved size in two dimensions for each step, with low-pass filter.</summary>
        public const byte LowPass = 0x80;

        /// <summary>ImageMode: RGB565, the byte with red first.</summary>
        public const byte Rgb565 = 0x08;
    }
}
