namespace DupNet.Embedded
{
    /// <summary>
    /// Called between bands of rows while a frame is worked on, so that the caller can feed a watchdog, let other threads run
    /// (<c>Thread.Sleep(0)</c>), or give up.
    /// </summary>
    /// <returns>True to go on, false to cancel.</returns>
    public delegate bool BandCallback();
}
