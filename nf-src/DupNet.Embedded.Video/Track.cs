namespace DupNet.Embedded.Video
{
    /// <summary>
    /// Somebody who is followed from frame to frame. The box is in the pixels of the frame's buffer, whatever its rotation, and smoothed; it
    /// may reach beyond the frame while somebody leaves. The object belongs to its list: when the track has ended, it serves another one.
    /// </summary>
    public sealed class Track
    {
        // Numbers of an array, of 4 bytes each, where fields would take 12.
        private const int NumberPlace = 0;
        private const int ClassPlace = 1;
        private const int AgePlace = 2;
        private const int HitsPlace = 3;
        private const int MissesPlace = 4;
        private const int FlagsPlace = 5;
        private const int MarkPlace = 6;
        private const int LeftPlace = 7;
        private const int TopPlace = 8;
        private const int RightPlace = 9;
        private const int BottomPlace = 10;
        private const int SpeedXPlace = 11;
        private const int SpeedYPlace = 12;
        private const int ScorePlace = 13;
        private const int FoundAgePlace = 14;
        private const int FoundXPlace = 15;
        private const int FoundYPlace = 16;
        private const int NextLookPlace = 17;
        private const int IntervalPlace = 18;
        private const int Places = 19;

        private const int FoundFlag = 1;
        private const int BetterShotFlag = 2;
        private const int WantedFlag = 4;
        private const int LostFlag = 8;
        private const int StillFlag = 16;

        private readonly int[] _numbers = new int[Places];

        internal Track(int slot)
        {
            Slot = slot;
        }

        /// <summary>Counts up from 1; a number is not used again.</summary>
        public int Number
        {
            get => _numbers[NumberPlace];
            internal set => _numbers[NumberPlace] = value;
        }

        /// <summary>Left edge of the box in pixels.</summary>
        public float X => Left / 16f;

        /// <summary>Top edge of the box in pixels.</summary>
        public float Y => Top / 16f;

        /// <summary>Width of the box in pixels.</summary>
        public float Width => (Right - Left) / 16f;

        /// <summary>Height of the box in pixels.</summary>
        public float Height => (Bottom - Top) / 16f;

        /// <summary>How far the box moves to the right in a frame, in pixels; below 0 to the left.</summary>
        public float VelocityX => SpeedX / 256f;

        /// <summary>How far the box moves down in a frame, in pixels; below 0 up.</summary>
        public float VelocityY => SpeedY / 256f;

        /// <summary>How sure the network was when it found the box last, 0 .. 1.</summary>
        public float Score => ScoreNumber / 65536f;

        /// <summary>Index into the model's class names, of the box that was found last.</summary>
        public int ClassIndex
        {
            get => _numbers[ClassPlace];
            internal set => _numbers[ClassPlace] = value;
        }

        /// <summary>Frames since the track began, 0 in its first.</summary>
        public int Age
        {
            get => _numbers[AgePlace];
            internal set => _numbers[AgePlace] = value;
        }

        /// <summary>How often the network has found the box, at least 1.</summary>
        public int Hits
        {
            get => _numbers[HitsPlace];
            internal set => _numbers[HitsPlace] = value;
        }

        /// <summary>How often in succession the network has looked for the box and has not found it.</summary>
        public int Misses
        {
            get => _numbers[MissesPlace];
            internal set => _numbers[MissesPlace] = value;
        }

        /// <summary>
        /// Whether the network found the box in this frame. If not, the box was carried on: by what its pixels look like, or by its velocity.
        /// </summary>
        public bool IsFound
        {
            get => Has(FoundFlag);
            internal set => Set(FoundFlag, value);
        }

        /// <summary>Whether this frame shows the best view so far: the program may copy the picture now.</summary>
        public bool HasBetterShot
        {
            get => Has(BetterShotFlag);
            internal set => Set(BetterShotFlag, value);
        }

        /// <summary>The best view so far. A stream detector sets it; a tracker alone sees no pixels.</summary>
        public BestShot Best { get; } = new BestShot();

        /// <summary>For the program, which may note what it likes; 0 when a track begins. A line counter notes the side of the line.</summary>
        public int Mark
        {
            get => _numbers[MarkPlace];
            set => _numbers[MarkPlace] = value;
        }

        /// <summary>Which of the list's objects it is.</summary>
        internal int Slot { get; }

        /// <summary>Left edge in 1/16 pixel.</summary>
        internal int Left
        {
            get => _numbers[LeftPlace];
            set => _numbers[LeftPlace] = value;
        }

        /// <summary>Top edge in 1/16 pixel.</summary>
        internal int Top
        {
            get => _numbers[TopPlace];
            set => _numbers[TopPlace] = value;
        }

        /// <summary>Right edge in 1/16 pixel.</summary>
        internal int Right
        {
            get => _numbers[RightPlace];
            set => _numbers[RightPlace] = value;
        }

        /// <summary>Bottom edge in 1/16 pixel.</summary>
        internal int Bottom
        {
            get => _numbers[BottomPlace];
            set => _numbers[BottomPlace] = value;
        }

        /// <summary>Velocity to the right in 1/256 pixel a frame.</summary>
        internal int SpeedX
        {
            get => _numbers[SpeedXPlace];
            set => _numbers[SpeedXPlace] = value;
        }

        /// <summary>Velocity down in 1/256 pixel a frame.</summary>
        internal int SpeedY
        {
            get => _numbers[SpeedYPlace];
            set => _numbers[SpeedYPlace] = value;
        }

        /// <summary>The larger of both velocities, whichever way, in 1/256 pixel a frame.</summary>
        internal int Speed
        {
            get
            {
                int right = SpeedX < 0 ? -SpeedX : SpeedX;
                int down = SpeedY < 0 ? -SpeedY : SpeedY;
                return right > down ? right : down;
            }
        }

        /// <summary><see cref="Score"/> in 1/65536.</summary>
        internal int ScoreNumber
        {
            get => _numbers[ScorePlace];
            set => _numbers[ScorePlace] = value;
        }

        /// <summary>Age at which the box was found last.</summary>
        internal int FoundAge
        {
            get => _numbers[FoundAgePlace];
            set => _numbers[FoundAgePlace] = value;
        }

        /// <summary>Left and right edge added up, of the box that was found last: twice its centre in 1/16 pixel.</summary>
        internal int FoundX
        {
            get => _numbers[FoundXPlace];
            set => _numbers[FoundXPlace] = value;
        }

        /// <summary>As <see cref="FoundX"/>, of top and bottom.</summary>
        internal int FoundY
        {
            get => _numbers[FoundYPlace];
            set => _numbers[FoundYPlace] = value;
        }

        /// <summary>The middle in pixels: where the box was found in this frame, else where it was carried to.</summary>
        internal float CentreX => (IsFound ? FoundX : Left + Right) / 32f;

        /// <summary>As <see cref="CentreX"/>, from the top.</summary>
        internal float CentreY => (IsFound ? FoundY : Top + Bottom) / 32f;

        /// <summary>Age at which the network is to look for the box again.</summary>
        internal int NextLook
        {
            get => _numbers[NextLookPlace];
            set => _numbers[NextLookPlace] = value;
        }

        /// <summary>Frames from the last look to <see cref="NextLook"/>.</summary>
        internal int Interval
        {
            get => _numbers[IntervalPlace];
            set => _numbers[IntervalPlace] = value;
        }

        /// <summary>Whether the network looked for the box in this frame, and no box is the track's so far.</summary>
        internal bool IsWanted
        {
            get => Has(WantedFlag);
            set => Set(WantedFlag, value);
        }

        /// <summary>Whether the pixels at the box do not look like it.</summary>
        internal bool IsLost
        {
            get => Has(LostFlag);
            set => Set(LostFlag, value);
        }

        /// <summary>Whether nothing moved where the box is.</summary>
        internal bool IsStill
        {
            get => Has(StillFlag);
            set => Set(StillFlag, value);
        }

        /// <summary>Longer side of the box in 1/16 pixel.</summary>
        internal int Size => Right - Left > Bottom - Top ? Right - Left : Bottom - Top;

        /// <summary>Starts a track anew, with nothing but its object.</summary>
        internal void Clear(int number)
        {
            for (int i = 0; i < Places; i++)
            {
                _numbers[i] = 0;
            }

            Best.Clear();
            Number = number;
        }

        /// <summary>Moves the box, in 1/16 pixel.</summary>
        internal void Shift(int right, int down)
        {
            Left += right;
            Right += right;
            Top += down;
            Bottom += down;
        }

        private bool Has(int flag) => (_numbers[FlagsPlace] & flag) != 0;

        private void Set(int flag, bool value)
        {
            _numbers[FlagsPlace] = value ? _numbers[FlagsPlace] | flag : _numbers[FlagsPlace] & ~flag;
        }
    }
}
