namespace DupNet.Embedded.Video
{
    /// <summary>The best view of somebody so far: where and when it was, and how good. The picture itself is the program's to copy.</summary>
    public sealed class BestShot
    {
        // Numbers of an array, of 4 bytes each, where fields would take 12.
        private const int FramePlace = 0;
        private const int QualityPlace = 1;
        private const int SharpnessPlace = 2;
        private const int FrontalityPlace = 3;
        private const int LeftPlace = 4;
        private const int TopPlace = 5;
        private const int RightPlace = 6;
        private const int BottomPlace = 7;
        private const int ScorePlace = 8;
        private const int Places = 9;

        private readonly int[] _numbers = new int[Places];

        internal BestShot()
        {
        }

        /// <summary>Number of the frame, from 1, as the stream detector counts; 0 while there is no view.</summary>
        public int FrameNumber => _numbers[FramePlace];

        /// <summary>How good the view is, 0 .. 1000: of score, size, sharpness, frontality and place, each of which can spoil it.</summary>
        public int Quality => _numbers[QualityPlace];

        /// <summary>How steep brightness is within the box, beside its contrast, 0 .. 1000; a blurred view has less.</summary>
        public int Sharpness => _numbers[SharpnessPlace];

        /// <summary>How alike the left and the right half are, 0 .. 1000: a view from the side, or light from there, has less.</summary>
        public int Frontality => _numbers[FrontalityPlace];

        /// <summary>Left edge of the box in pixels of the frame's buffer.</summary>
        public float X => _numbers[LeftPlace] / 16f;

        /// <summary>Top edge of the box in pixels.</summary>
        public float Y => _numbers[TopPlace] / 16f;

        /// <summary>Width of the box in pixels.</summary>
        public float Width => (_numbers[RightPlace] - _numbers[LeftPlace]) / 16f;

        /// <summary>Height of the box in pixels.</summary>
        public float Height => (_numbers[BottomPlace] - _numbers[TopPlace]) / 16f;

        /// <summary>How sure the network was, 0 .. 1.</summary>
        public float Score => _numbers[ScorePlace] / 65536f;

        /// <summary>Notes a view, with edges in 1/16 pixel and a score in 1/65536.</summary>
        internal void Set(int frame, int quality, int sharpness, int frontality, int left, int top, int right, int bottom, int score)
        {
            _numbers[FramePlace] = frame;
            _numbers[QualityPlace] = quality;
            _numbers[SharpnessPlace] = sharpness;
            _numbers[FrontalityPlace] = frontality;
            _numbers[LeftPlace] = left;
            _numbers[TopPlace] = top;
            _numbers[RightPlace] = right;
            _numbers[BottomPlace] = bottom;
            _numbers[ScorePlace] = score;
        }

        internal void Clear()
        {
            for (int i = 0; i < Places; i++)
            {
                _numbers[i] = 0;
            }
        }
    }
}
