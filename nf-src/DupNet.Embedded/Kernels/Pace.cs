namespace DupNet.Embedded.Kernels
{
    /// <summary>Lets others run between bands of rows, and stops the work when they ask for it.</summary>
    internal sealed class Pace
    {
        /// <summary>Is called between bands; null where nobody asked.</summary>
        public BandCallback Callback { get; set; }

        /// <summary>Asks the callback whether the run goes on; true where there is none.</summary>
        public bool GoesOn()
        {
            BandCallback callback = Callback;
            return callback == null || callback();
        }
    }
}
