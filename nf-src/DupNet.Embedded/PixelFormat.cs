namespace DupNet.Embedded
{
    /// <summary>How a pixel lies in a frame's buffer.</summary>
    public enum PixelFormat
    {
        /// <summary>One byte, 0 black .. 255 white.</summary>
        Gray8,

        /// <summary>Two bytes, red 5, green 6, blue 5 bits from the most significant bit; low byte first.</summary>
        Rgb565LittleEndian,

        /// <summary>As <see cref="Rgb565LittleEndian"/>, high byte first: what the ESP32 camera driver delivers.</summary>
        Rgb565BigEndian,

        /// <summary>Three bytes: red, green, blue.</summary>
        Rgb888,

        /// <summary>Three bytes: blue, green, red.</summary>
        Bgr888,

        /// <summary>
        /// Four bytes for two pixels: Y0 U Y1 V, full range of BT.601. Needs an even width and a stride that is a multiple
        /// of 4.
        /// </summary>
        Yuv422,
    }
}
