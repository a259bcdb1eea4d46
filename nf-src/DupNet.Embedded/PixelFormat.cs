namespace DupNet.Embedded
{
    /// <summary>
    /// How a pixel lies in a frame's buffer. The numbers go over serial lines and to the native core, so they stay; a new format takes
    /// the next one. <see cref="PixelLayout"/> describes each.
    /// </summary>
    public enum PixelFormat
    {
        /// <summary>One byte, 0 black .. 255 white.</summary>
        Gray8 = 0,

        /// <summary>Two bytes, red 5, green 6, blue 5 bits from the most significant bit; low byte first.</summary>
        Rgb565LittleEndian = 1,

        /// <summary>As <see cref="Rgb565LittleEndian"/>, high byte first: what the ESP32 camera driver delivers.</summary>
        Rgb565BigEndian = 2,

        /// <summary>Three bytes: red, green, blue.</summary>
        Rgb888 = 3,

        /// <summary>Three bytes: blue, green, red.</summary>
        Bgr888 = 4,

        /// <summary>
        /// Four bytes for two pixels: Y0 U Y1 V (YUYV, YUY2), full range of BT.601. Needs an even width and a stride that is a multiple
        /// of 4.
        /// </summary>
        Yuv422 = 5,

        /// <summary>Four bytes for two pixels: U Y0 V Y1, else as <see cref="Yuv422"/>.</summary>
        Uyvy422 = 6,

        /// <summary>Two bytes, blue 5, green 6, red 5 bits from the most significant bit; low byte first.</summary>
        Bgr565LittleEndian = 7,

        /// <summary>As <see cref="Bgr565LittleEndian"/>, high byte first.</summary>
        Bgr565BigEndian = 8,
    }
}
