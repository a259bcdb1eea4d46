using System;
using DupNet.Embedded;
using nanoFramework.TestFramework;

namespace NFUnitTest.Imaging
{
    [TestClass]
    public class FrameTests
    {
        [TestMethod]
        [DataRow((int)PixelFormat.Gray8, 12)]
        [DataRow((int)PixelFormat.Rgb565LittleEndian, 24)]
        [DataRow((int)PixelFormat.Rgb565BigEndian, 24)]
        [DataRow((int)PixelFormat.Rgb888, 36)]
        [DataRow((int)PixelFormat.Bgr888, 36)]
        [DataRow((int)PixelFormat.Yuv422, 24)]
        [DataRow((int)PixelFormat.Uyvy422, 24)]
        [DataRow((int)PixelFormat.Bgr565LittleEndian, 24)]
        [DataRow((int)PixelFormat.Bgr565BigEndian, 24)]
        public static void NeedsABufferOfItsSize(int format, int bytes)
        {
            Frame frame = new Frame(new byte[bytes], 4, 3, (PixelFormat)format);
            Assert.AreEqual(bytes / 3, frame.Stride);
            Refused(() => new Frame(new byte[bytes - 1], 4, 3, (PixelFormat)format));
        }

        [TestMethod]
        [DataRow(0, 3)]
        [DataRow(4, 0)]
        [DataRow(8193, 1)]
        [DataRow(1, 8193)]
        public static void HasSidesWithinLimits(int width, int height)
        {
            Refused(() => new Frame(new byte[8193], width, height, PixelFormat.Gray8));
        }

        [TestMethod]
        public static void RefusesWhatItDoesNotKnow()
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Frame(null, 4, 3, PixelFormat.Gray8));
            Refused(() => new Frame(new byte[100], 4, 3, (PixelFormat)255));
            Refused(() => new Frame(new byte[100], 3, 3, PixelFormat.Yuv422));
            Refused(() => new Frame(new byte[100], 3, 3, PixelFormat.Uyvy422));
            Frame frame = new Frame(new byte[100], 4, 3, PixelFormat.Gray8);
            Refused(() => frame.Rotation = (Rotation)4);
            Refused(() => frame.Stride = 3);
            Refused(() => frame.Stride = 49);
            Assert.AreEqual(4, frame.Stride);
            frame.Stride = 48;
            Assert.AreEqual(48, frame.Stride);
        }

        private static void Refused(Action action)
        {
            Assert.ThrowsException(typeof(ArgumentException), action);
        }
    }
}
