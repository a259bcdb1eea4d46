using DupNet.Embedded;
using DupNet.Embedded.Imaging;
using DupNet.Embedded.Networks;

namespace NFUnitTest.Golden
{
    /// <summary>Settings, a generated frame, and what must be found in it.</summary>
    internal sealed class GoldenVector
    {
        private const int MaxBoxes = 8;

        /// <summary>What a dark frame keeps of its bytes.</summary>
        private const int DimBits = 57;

        /// <summary>Input width and height, fit, grid, score, overlap, candidates, detections.</summary>
        public int[] Settings { get; set; }

        /// <summary>Whether suppressed boxes merge into those that stay.</summary>
        public bool Merges { get; set; }

        /// <summary>Whether the frame is dark, and its contrast is stretched.</summary>
        public bool IsDim { get; set; }

        /// <summary>Width, height, stride, format, rotation, mirror, seed.</summary>
        public int[] Frame { get; set; }

        /// <summary>CRC-32 of the logits.</summary>
        public long Logits { get; set; }

        public int BoxCount { get; set; }

        /// <summary>Left, top, right, bottom in 1/16 pixel, score in 1/65536, class.</summary>
        public int[][] Boxes { get; } = new int[MaxBoxes][];

        public DetectorSettings MakeSettings(DupNetModel model)
        {
            DetectorSettings settings = new DetectorSettings(model);
            settings.InputWidth = Settings[0];
            settings.InputHeight = Settings[1];
            settings.Fit = (FitMode)Settings[2];
            settings.SampleGrid = Settings[3];
            settings.ScoreThreshold = Settings[4] / 65536f;
            settings.OverlapThreshold = Settings[5] / 65536f;
            settings.MaxCandidates = Settings[6];
            settings.MaxDetections = Settings[7];
            settings.MergeBoxes = Merges;
            settings.StretchContrast = IsDim;
            settings.KeepLogits = true;
            return settings;
        }

        public Frame MakeFrame()
        {
            byte[] bytes = new byte[Frame[2] * Frame[1]];
            new GeneratedImage(Frame[6], bytes.Length).ReadRow(0, bytes, 0);
            for (int i = 0; IsDim && i < bytes.Length; i++)
            {
                bytes[i] = (byte)(bytes[i] & DimBits);
            }

            Frame frame = new Frame(bytes, Frame[0], Frame[1], (PixelFormat)Frame[3]);
            frame.Stride = Frame[2];
            frame.Rotation = (Rotation)Frame[4];
            frame.Mirror = Frame[5] != 0;
            return frame;
        }

        /// <summary>The frame as the network's input.</summary>
        public FrameSampler MakeSampler(DupNetModel model)
        {
            FrameSampler sampler = new FrameSampler(
                Settings[0], Settings[1], model.InputChannels, model.PadValue, Settings[3], (FitMode)Settings[2],
                model.LargestStretch);
            sampler.Contrast = IsDim ? new ContrastStretch() : null;
            sampler.Begin(MakeFrame());
            return sampler;
        }
    }
}
