using DupNet.Embedded;
using DupNet.Embedded.Imaging;
using nanoFramework.TestFramework;

namespace NFUnitTest.Imaging
{
    /// <summary>Every frame format, turn and fit, on pictures that are small enough to be written down.</summary>
    [TestClass]
    public class FrameSamplerTests
    {
        [TestMethod]
        public static void Gray8()
        {
            byte[] pixels = { 0, 90, 255, 7 };
            CheckColour(PixelFormat.Gray8, pixels, new byte[] { 0, 0, 0, 90, 90, 90, 255, 255, 255, 7, 7, 7 });
            CheckGray(PixelFormat.Gray8, pixels, pixels);
        }

        [TestMethod]
        public static void Rgb565()
        {
            // Red, green, blue, and 16 + 32 + 16 of 31, 63 and 31.
            byte[] little = { 0x00, 0xF8, 0xE0, 0x07, 0x1F, 0x00, 0x10, 0x84 };
            byte[] big = { 0xF8, 0x00, 0x07, 0xE0, 0x00, 0x1F, 0x84, 0x10 };
            byte[] colour = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 132, 130, 132 };
            byte[] gray = { 77, 149, 29, 131 };
            CheckColour(PixelFormat.Rgb565LittleEndian, little, colour);
            CheckColour(PixelFormat.Rgb565BigEndian, big, colour);
            CheckGray(PixelFormat.Rgb565LittleEndian, little, gray);
            CheckGray(PixelFormat.Rgb565BigEndian, big, gray);
        }

        [TestMethod]
        public static void Bgr565()
        {
            // Red, green, blue, and 16 + 32 + 16 of 31, 63 and 31.
            byte[] little = { 0x1F, 0x00, 0xE0, 0x07, 0x00, 0xF8, 0x10, 0x84 };
            byte[] big = { 0x00, 0x1F, 0x07, 0xE0, 0xF8, 0x00, 0x84, 0x10 };
            byte[] colour = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 132, 130, 132 };
            byte[] gray = { 77, 149, 29, 131 };
            CheckColour(PixelFormat.Bgr565LittleEndian, little, colour);
            CheckColour(PixelFormat.Bgr565BigEndian, big, colour);
            CheckGray(PixelFormat.Bgr565LittleEndian, little, gray);
            CheckGray(PixelFormat.Bgr565BigEndian, big, gray);
        }

        [TestMethod]
        public static void ReadsOneFormatAfterTheOther()
        {
            // Two pixels of 0xF800, then of other formats: red, blue, and red again.
            FrameSampler sampler = new FrameSampler(2, 1, 3, 9, 1, FitMode.Letterbox, 0);
            byte[] pixels = { 0xF8, 0x00, 0xF8, 0x00 };
            CheckRow(sampler, new Frame(pixels, 2, 1, PixelFormat.Rgb565BigEndian), new byte[] { 255, 0, 0, 255, 0, 0 });
            CheckRow(sampler, new Frame(pixels, 2, 1, PixelFormat.Bgr565BigEndian), new byte[] { 0, 0, 255, 0, 0, 255 });
            CheckRow(sampler, new Frame(pixels, 2, 1, PixelFormat.Gray8), new byte[] { 248, 248, 248, 0, 0, 0 });
            CheckRow(sampler, new Frame(pixels, 2, 1, PixelFormat.Bgr565BigEndian), new byte[] { 0, 0, 255, 0, 0, 255 });
            CheckRow(sampler, new Frame(pixels, 2, 1, PixelFormat.Rgb565BigEndian), new byte[] { 255, 0, 0, 255, 0, 0 });
        }

        [TestMethod]
        public static void Rgb888()
        {
            byte[] red = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30 };
            byte[] blue = { 0, 0, 255, 0, 255, 0, 255, 0, 0, 30, 20, 10 };
            byte[] gray = { 77, 149, 29, 18 };
            CheckColour(PixelFormat.Rgb888, red, red);
            CheckColour(PixelFormat.Bgr888, blue, red);
            CheckGray(PixelFormat.Rgb888, red, gray);
            CheckGray(PixelFormat.Bgr888, blue, gray);
        }

        [TestMethod]
        public static void Yuv422()
        {
            byte[] pixels = { 100, 128, 50, 128, 100, 228, 60, 28 };
            CheckColour(PixelFormat.Yuv422, pixels, new byte[] { 100, 100, 100, 50, 50, 50, 0, 137, 255, 0, 97, 237 });
            CheckGray(PixelFormat.Yuv422, pixels, new byte[] { 100, 50, 100, 60 });
        }

        [TestMethod]
        public static void Uyvy422()
        {
            byte[] pixels = { 128, 100, 128, 50, 228, 100, 28, 60 };
            CheckColour(PixelFormat.Uyvy422, pixels, new byte[] { 100, 100, 100, 50, 50, 50, 0, 137, 255, 0, 97, 237 });
            CheckGray(PixelFormat.Uyvy422, pixels, new byte[] { 100, 50, 100, 60 });
        }

        [TestMethod]
        [DataRow((int)Rotation.None, false, 1, 2, 3, 4, 5, 6)]
        [DataRow((int)Rotation.None, true, 3, 2, 1, 6, 5, 4)]
        [DataRow((int)Rotation.Clockwise180, false, 6, 5, 4, 3, 2, 1)]
        [DataRow((int)Rotation.Clockwise180, true, 4, 5, 6, 1, 2, 3)]
        [DataRow((int)Rotation.Clockwise90, false, 4, 1, 5, 2, 6, 3)]
        [DataRow((int)Rotation.Clockwise90, true, 1, 4, 2, 5, 3, 6)]
        [DataRow((int)Rotation.Clockwise270, false, 3, 6, 2, 5, 1, 4)]
        [DataRow((int)Rotation.Clockwise270, true, 6, 3, 5, 2, 4, 1)]
        public static void TurnsAndMirrors(int rotation, bool mirror, int a, int b, int c, int d, int e, int f)
        {
            // 1 2 3 over 4 5 6, rows of five bytes.
            Frame frame = new Frame(new byte[] { 1, 2, 3, 0, 0, 4, 5, 6, 0, 0 }, 3, 2, PixelFormat.Gray8);
            frame.Stride = 5;
            frame.Rotation = (Rotation)rotation;
            frame.Mirror = mirror;
            bool sideways = rotation == (int)Rotation.Clockwise90 || rotation == (int)Rotation.Clockwise270;
            byte[] expected = { (byte)a, (byte)b, (byte)c, (byte)d, (byte)e, (byte)f };
            Check(frame, sideways ? 2 : 3, sideways ? 3 : 2, 1, 1, FitMode.Letterbox, expected);
        }

        [TestMethod]
        public static void AveragesUpToTheGrid()
        {
            // 4 x 2 to 2 x 1.
            byte[] pixels = { 10, 20, 100, 200, 30, 41, 0, 0 };
            Frame frame = new Frame(pixels, 4, 2, PixelFormat.Gray8);
            Check(frame, 2, 1, 1, 2, FitMode.Letterbox, new byte[] { 25, 75 });
            Check(frame, 2, 1, 1, 1, FitMode.Letterbox, new byte[] { 41, 0 });
        }

        [TestMethod]
        public static void LetterboxesOrStretches()
        {
            Frame frame = new Frame(new byte[] { 200, 200, 100, 100 }, 2, 2, PixelFormat.Gray8);
            Check(frame, 4, 2, 1, 1, FitMode.Letterbox, new byte[] { 9, 200, 200, 9, 9, 100, 100, 9 });
            Check(frame, 4, 2, 1, 1, FitMode.Stretch, new byte[] { 200, 200, 200, 200, 100, 100, 100, 100 });
            Check(frame, 2, 4, 1, 1, FitMode.Letterbox, new byte[] { 9, 9, 200, 200, 100, 100, 9, 9 });
        }

        [TestMethod]
        public static void StretchesAcrossTheBars()
        {
            byte[] pixels = { 200, 200, 200, 200, 200, 200, 200, 200, 100, 100, 100, 100, 100, 100, 100, 100 };
            Frame frame = new Frame(pixels, 4, 4, PixelFormat.Gray8);
            Check(frame, 6, 2, 1, 1, FitMode.Letterbox, new byte[] { 9, 200, 200, 200, 9, 9, 9, 100, 100, 100, 9, 9 }, 128);
            Check(frame, 2, 6, 1, 1, FitMode.Letterbox, new byte[] { 9, 9, 200, 200, 200, 200, 100, 100, 100, 100, 9, 9 }, 256);
            Check(frame, 3, 2, 1, 1, FitMode.Letterbox, new byte[] { 200, 200, 200, 100, 100, 100 }, 256);

            // Not beyond the frame's own pixels.
            frame = new Frame(new byte[] { 200, 200, 100, 100 }, 2, 2, PixelFormat.Gray8);
            Check(frame, 6, 2, 1, 1, FitMode.Letterbox, new byte[] { 9, 9, 200, 200, 9, 9, 9, 9, 100, 100, 9, 9 }, 256);
        }

        [TestMethod]
        public static void StretchesTheContrastOfADarkFrame()
        {
            FrameSampler sampler = new FrameSampler(4, 2, 1, 9, 1, FitMode.Letterbox, 0);
            sampler.Contrast = new ContrastStretch();
            byte[] dark = { 10, 20, 30, 10 };
            CheckRow(sampler, new Frame(dark, 4, 1, PixelFormat.Gray8), new byte[] { 0, 128, 255, 0 });

            // Noise grows by 16 at most, and what has half the range stays.
            byte[] noise = { 100, 101, 102, 100 };
            CheckRow(sampler, new Frame(noise, 4, 1, PixelFormat.Gray8), new byte[] { 0, 16, 32, 0 });
            byte[] full = { 10, 20, 30, 138 };
            CheckRow(sampler, new Frame(full, 4, 1, PixelFormat.Gray8), full);

            // The bar keeps its colour.
            byte[] bar = new byte[4];
            sampler.ReadRow(1, bar, 0);
            Assert.AreEqual(9, (int)bar[0], "bar");
        }

        private static void CheckColour(PixelFormat format, byte[] pixels, byte[] expected)
        {
            Check(new Frame(pixels, 4, 1, format), 4, 1, 3, 1, FitMode.Letterbox, expected);
        }

        private static void CheckGray(PixelFormat format, byte[] pixels, byte[] expected)
        {
            Check(new Frame(pixels, 4, 1, format), 4, 1, 1, 1, FitMode.Letterbox, expected);
        }

        private static void CheckRow(FrameSampler sampler, Frame frame, byte[] expected)
        {
            sampler.Begin(frame);
            byte[] row = new byte[expected.Length];
            sampler.ReadRow(0, row, 0);
            for (int i = 0; i < row.Length; i++)
            {
                Assert.AreEqual((int)expected[i], (int)row[i], frame.Format.ToString() + ", byte " + i.ToString());
            }
        }

        private static void Check(Frame frame, int width, int height, int channels, int grid, FitMode fit, byte[] expected, int largestStretch = 0)
        {
            FrameSampler sampler = new FrameSampler(width, height, channels, 9, grid, fit, largestStretch);
            sampler.Begin(frame);
            byte[] row = new byte[width * channels];
            for (int y = 0; y < height; y++)
            {
                sampler.ReadRow(y, row, 0);
                for (int i = 0; i < row.Length; i++)
                {
                    Assert.AreEqual((int)expected[(y * row.Length) + i], (int)row[i], "row " + y.ToString() + ", byte " + i.ToString());
                }
            }
        }
    }
}
