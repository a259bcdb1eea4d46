namespace DupNet.Embedded
{
    /// <summary>The ways to read pixels. Formats that are read alike differ in the places of their bytes or bits.</summary>
    public enum PixelReading
    {
        /// <summary>A byte of brightness.</summary>
        Gray = 0,

        /// <summary>Two bytes, a number with fields of 5, 6 and 5 bits.</summary>
        Rgb565 = 1,

        /// <summary>Three bytes, a colour each.</summary>
        Rgb888 = 2,

        /// <summary>Four bytes for two pixels: a brightness each, two colour differences for both.</summary>
        Yuv422 = 3,
    }
}
