using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace CameraWeb
{
    /// <summary>A picture in the buffer that the camera wrote it to, and the faces in it. Used again for later pictures.</summary>
    public sealed class Sight
    {
        /// <summary>Numbers of pictures are 1 .. 99999, then 1 again: their digits have a place in a reply of few bytes.</summary>
        public const int MaxNumber = 99999;

        /// <summary>Numbers of tracks are 1 .. 999, then 1 again.</summary>
        public const int MaxTrack = 999;

        // Of two digits.
        private const int MaxPercent = 99;

        private const int FaceNumbers = 6;

        private readonly short[] _boxes;

        /// <summary>No picture; allocates the buffer.</summary>
        /// <param name="mode">The camera's mode.</param>
        /// <param name="maxFaces">Most faces.</param>
        public Sight(CameraMode mode, int maxFaces)
        {
            Mode = mode;
            Buffer = new byte[mode.FrameBytes];
            _boxes = new short[maxFaces * FaceNumbers];
        }

        /// <summary>Size and format of the picture.</summary>
        public CameraMode Mode { get; }

        /// <summary>The picture's pixels.</summary>
        public byte[] Buffer { get; }

        /// <summary>The picture's number, 1 .. <see cref="MaxNumber"/>; 0 while the camera writes to the buffer.</summary>
        public int Number { get; private set; }

        /// <summary>How many faces there are.</summary>
        public int Count { get; private set; }

        /// <summary>How long it took to look for them, in milliseconds.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>Free memory after that, in bytes.</summary>
        public uint FreeBytes { get; private set; }

        /// <summary>Left edge of a face, in pixels of the buffer.</summary>
        public int X(int face) => _boxes[face * FaceNumbers];

        /// <summary>Top edge of a face.</summary>
        public int Y(int face) => _boxes[(face * FaceNumbers) + 1];

        /// <summary>Width of a face.</summary>
        public int Width(int face) => _boxes[(face * FaceNumbers) + 2];

        /// <summary>Height of a face.</summary>
        public int Height(int face) => _boxes[(face * FaceNumbers) + 3];

        /// <summary>How sure the network was of a face when it found it last, 0 .. 99.</summary>
        public int Percent(int face) => _boxes[(face * FaceNumbers) + 4];

        /// <summary>Who it is: the same number from picture to picture, 1 .. <see cref="MaxTrack"/>.</summary>
        public int Track(int face) => _boxes[(face * FaceNumbers) + 5];

        /// <summary>The camera is about to write to the buffer.</summary>
        public void Clear()
        {
            Number = 0;
            Count = 0;
        }

        /// <summary>The picture is whole.</summary>
        /// <param name="number">Its number.</param>
        /// <param name="people">The faces in it, the oldest first; those for which there is no room are left out. What reaches beyond the picture is cut off.</param>
        /// <param name="milliseconds">How long it took to look for them.</param>
        /// <param name="freeBytes">Free memory after that.</param>
        public void Fill(int number, TrackList people, int milliseconds, uint freeBytes)
        {
            Number = number;
            Milliseconds = milliseconds;
            FreeBytes = freeBytes;
            Count = people.Count * FaceNumbers > _boxes.Length ? _boxes.Length / FaceNumbers : people.Count;
            for (int i = 0; i < Count; i++)
            {
                Track face = people[i];
                int at = i * FaceNumbers;
                int left = Limit((int)face.X, Mode.Width);
                int top = Limit((int)face.Y, Mode.Height);
                _boxes[at] = (short)left;
                _boxes[at + 1] = (short)top;
                _boxes[at + 2] = (short)(Limit((int)(face.X + face.Width), Mode.Width) - left);
                _boxes[at + 3] = (short)(Limit((int)(face.Y + face.Height), Mode.Height) - top);
                _boxes[at + 4] = (short)Limit((int)(face.Score * 100), MaxPercent);
                _boxes[at + 5] = (short)(((face.Number - 1) % MaxTrack) + 1);
            }
        }

        private static int Limit(int value, int most) => value < 0 ? 0 : value > most ? most : value;
    }
}
