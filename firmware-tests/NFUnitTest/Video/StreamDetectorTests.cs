using System;
using DupNet.Embedded;
using DupNet.Embedded.Video;
using nanoFramework.TestFramework;
using NFUnitTest.Detecting;
using NFUnitTest.Native;

namespace NFUnitTest.Video
{
    /// <summary>A face that walks through a room, and an empty room.</summary>
    [TestClass]
    public class StreamDetectorTests
    {
        // The frame of the face: 96 x 96 gray.
        private const int Side = 96;
        private const int FaceX = 31;
        private const int FaceY = 15;
        private const int FaceWidth = 29;
        private const int FaceHeight = 45;

        private const int Width = 160;
        private const int Height = 96;
        private const int Steps = 8;

        /// <summary>Model, detector, stream, frames, and some air.</summary>
        private const int NeededBytes = 150000;

        [TestMethod]
        public static void AFaceIsFollowedUnderOneNumber() => AFaceIsFollowed(null);

        [TestMethod]
        public static void AFaceIsFollowedNatively() => AFaceIsFollowed(NativeKernels.Need());

        [TestMethod]
        public static void AnEmptyRoomIsGlancedAtOnce()
        {
            StreamDetector stream = Make(null);
            Frame frame = Room();
            for (int i = 0; i < 5; i++)
            {
                Assert.AreEqual(0, stream.Next(frame).Count);
                Assert.AreEqual((int)(i == 0 ? StreamWork.Glance : StreamWork.None), (int)stream.LastWork);
            }
        }

        [TestMethod]
        public static void WhoCrossesTheLineIsCounted()
        {
            StreamDetector stream = Make(null);
            LineCounter counter = new LineCounter(true, 62, 4, 2);
            byte[] face = Resources.GetBytes(Resources.BinaryResources.face_gray8);
            Frame frame = Room();
            for (int i = 0; i < Steps; i++)
            {
                Put(face, frame, 4 * i);
                counter.Update(stream.Next(frame));
            }

            Assert.AreEqual(1, counter.In);
            Assert.AreEqual(0, counter.Out);
        }

        private static void AFaceIsFollowed(IDetectionEngine engine)
        {
            StreamDetector stream = Make(engine);
            byte[] face = Resources.GetBytes(Resources.BinaryResources.face_gray8);
            Frame frame = Room();
            Put(face, frame, 0);
            stream.Next(frame);
            uint before = FreeMemory.Bytes();
            int alone = 0;
            int under = 0;
            int near = 0;
            for (int i = 0; i < Steps; i++)
            {
                // Assertions allocate: they come later.
                Put(face, frame, 4 * i);
                TrackList people = stream.Next(frame);
                alone += people.Count == 1 ? 1 : 0;
                under += people[0].Number;
                near += IsNear(people[0], 4 * i) ? 1 : 0;
            }

            uint after = FreeMemory.Bytes();
            Assert.AreEqual(Steps, alone);
            Assert.AreEqual(Steps, under);
            Assert.AreEqual(Steps, near);
            FreeMemory.NoneTaken(before, after);
        }

        /// <summary>Whether the middle of the box is within a third of the face's.</summary>
        private static bool IsNear(Track track, int left)
        {
            int x = (int)track.X + ((int)track.Width / 2) - (FaceX + (FaceWidth / 2) + left);
            int y = (int)track.Y + ((int)track.Height / 2) - (FaceY + (FaceHeight / 2));
            return Length(x) < FaceWidth / 3 && Length(y) < FaceHeight / 3;
        }

        private static StreamDetector Make(IDetectionEngine engine)
        {
            FreeMemory.Need(NeededBytes);
            DupNetModel model = DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.dupnet_tinier_yolo_dupnet));
            DetectorSettings settings = new DetectorSettings(model);
            settings.InputWidth = Side;
            settings.InputHeight = Side;
            return new StreamDetector(model, new StreamSettings(settings, 64), engine);
        }

        private static Frame Room()
        {
            byte[] pixels = new byte[Width * Height];
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)(90 + (i % Width / 4));
            }

            return new Frame(pixels, Width, Height, PixelFormat.Gray8);
        }

        /// <summary>Puts the frame of the face into a frame of the same height.</summary>
        private static void Put(byte[] face, Frame frame, int left)
        {
            for (int y = 0; y < Side; y++)
            {
                Array.Copy(face, y * Side, frame.Buffer, (y * Width) + left, Side);
            }
        }

        private static int Length(int number) => number < 0 ? -number : number;
    }
}
